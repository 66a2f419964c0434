using System.Globalization;
using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Protocol;

/// <summary>Makes the messages of one sender.</summary>
/// <param name="clock">Dates them.</param>
public sealed class MessageFactory(TimeProvider clock)
{
    private const string ProtocolVersion = "5.3";
    private readonly string _session = Guid.NewGuid().ToString("N");

    /// <summary>Makes a message.</summary>
    /// <param name="channel">The channel to send it on.</param>
    /// <param name="type">One of <see cref="MessageTypes"/>.</param>
    /// <param name="content">The record whose members are the content.</param>
    /// <param name="parent">The request that it belongs to.</param>
    /// <param name="metadata">Members beyond the protocol's.</param>
    public KernelMessage Create(MessageChannel channel, string type, object content, KernelMessage? parent = null, object? metadata = null)
    {
        var header = new MessageHeader(
            Guid.NewGuid().ToString("N"), type, _session, Environment.UserName,
            clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture), ProtocolVersion);
        return new KernelMessage(channel, header, parent?.Header, JsonSerializer.SerializeToElement(content, MessageJson.Options))
        {
            Identities = parent?.Identities ?? [],
            Metadata = metadata is null ? Json.EmptyObject : JsonSerializer.SerializeToElement(metadata, MessageJson.Options),
        };
    }
}
