using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>A value shown while the cell ran.</summary>
/// <param name="Data">The value, once for each MIME type.</param>
public sealed record DisplayOutput(MimeBundle Data) : Output
{
    /// <summary>How to show it, a JSON object, mostly empty.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;
}
