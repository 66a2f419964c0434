using System.Collections.Immutable;
using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Protocol.Contents;

/// <summary>What the name at the cursor means.</summary>
/// <param name="Found">Whether there is something to say.</param>
/// <param name="Data">It, once for each MIME type.</param>
public sealed record InspectReply(bool Found, IReadOnlyDictionary<string, JsonElement> Data)
{
    /// <summary>"ok".</summary>
    public string Status { get; init; } = "ok";

    /// <summary>How to show it.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;

    /// <summary>Nothing to say.</summary>
    public static InspectReply Nothing { get; } = new(false, ImmutableSortedDictionary<string, JsonElement>.Empty);
}
