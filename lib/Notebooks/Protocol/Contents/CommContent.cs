using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Protocol.Contents;

/// <summary>A word over a comm.</summary>
/// <param name="CommId">The comm.</param>
public sealed record CommContent(string CommId)
{
    /// <summary>What is said.</summary>
    public JsonElement Data { get; init; } = Json.EmptyObject;
}
