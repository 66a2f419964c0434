using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Protocol.Contents;

/// <summary>The value of a user expression.</summary>
/// <param name="Data">It, once for each MIME type.</param>
public sealed record ExpressionValue(IReadOnlyDictionary<string, JsonElement> Data)
{
    /// <summary>"ok".</summary>
    public string Status { get; init; } = "ok";

    /// <summary>How to show it.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;
}
