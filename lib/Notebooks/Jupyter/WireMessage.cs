using System.Text.Json;
using Notebooks.Documents;
using Notebooks.Protocol;

namespace Notebooks.Jupyter;

/// <summary>
/// Messages as Jupyter's frames: who it is for, a delimiter, the signature, header, parent header, metadata, content.
/// </summary>
internal sealed class WireMessage(MessageSignature signature)
{
    private static readonly byte[] s_delimiter = "<IDS|MSG>"u8.ToArray();

    /// <summary>The frames of a message.</summary>
    public byte[][] ToFrames(KernelMessage message)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(message.Header, MessageJson.Options);
        var parent = message.ParentHeader is null ? "{}"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(message.ParentHeader, MessageJson.Options);
        var metadata = JsonSerializer.SerializeToUtf8Bytes(message.Metadata, MessageJson.Options);
        var content = JsonSerializer.SerializeToUtf8Bytes(message.Content, MessageJson.Options);
        return
        [
            .. message.Channel == MessageChannel.IOPub ? [System.Text.Encoding.UTF8.GetBytes(message.Type)] : message.Identities,
            s_delimiter, signature.Of(header, parent, metadata, content), header, parent, metadata, content,
        ];
    }

    /// <summary>The message that frames carry; null when they are no message or not signed with the key.</summary>
    public KernelMessage? Parse(IReadOnlyList<byte[]> frames, MessageChannel channel)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(s_delimiter))
            delimiter++;
        if (frames.Count < delimiter + 6)
            return null;
        byte[] header = frames[delimiter + 2], parent = frames[delimiter + 3], metadata = frames[delimiter + 4], content = frames[delimiter + 5];
        if (!signature.IsValid(frames[delimiter + 1], header, parent, metadata, content))
            return null;
        try
        {
            return new KernelMessage(channel, Header(header) ?? throw new JsonException(), Header(parent), JsonElement.Parse(content))
            {
                Metadata = JsonElement.Parse(metadata),
                Identities = [.. frames.Take(delimiter)],
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A header; null for the empty object that stands for none.</summary>
    private static MessageHeader? Header(byte[] json)
    {
        JsonElement parsed = JsonElement.Parse(json);
        return Json.StringAt(parsed, "msg_id") is null ? null : parsed.Deserialize<MessageHeader>(MessageJson.Options);
    }
}
