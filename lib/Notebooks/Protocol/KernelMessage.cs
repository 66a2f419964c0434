using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Notebooks.Documents;

namespace Notebooks.Protocol;

/// <summary>A message in Jupyter's shape, whatever transport carries it.</summary>
/// <param name="Channel">The channel it is sent on.</param>
/// <param name="Header">Its identity.</param>
/// <param name="ParentHeader">The request that it belongs to; null for requests.</param>
/// <param name="Content">What it says, a JSON object whose members depend on the type.</param>
public sealed record KernelMessage(MessageChannel Channel, MessageHeader Header, MessageHeader? ParentHeader, JsonElement Content)
{
    /// <summary>Members that the protocol does not define, a JSON object.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;

    /// <summary>Which front end it comes from or goes to, in the transport's terms; empty where there is only one.</summary>
    [JsonIgnore]
    public ImmutableArray<byte[]> Identities { get; init; } = [];

    /// <summary>The message's type.</summary>
    public string Type => Header.MsgType;

    /// <summary>The id of the request that it belongs to, or null.</summary>
    public string? ParentId => ParentHeader?.MsgId;

    /// <summary>The content as the record of its type.</summary>
    public T ContentAs<T>() => Content.Deserialize<T>(MessageJson.Options)
        ?? throw new JsonException($"A message of type {Type} has no content; expected a JSON object.");
}
