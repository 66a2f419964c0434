using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Protocol.Contents;

/// <summary>A value to show, or a new state of one.</summary>
/// <param name="Data">The value, once for each MIME type.</param>
/// <param name="Transient">Its name.</param>
public sealed record DisplayData(IReadOnlyDictionary<string, JsonElement> Data, TransientData Transient)
{
    /// <summary>How to show it.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;
}
