using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Protocol.Contents;

/// <summary>The value of a cell's last expression.</summary>
/// <param name="ExecutionCount">The cell's number.</param>
/// <param name="Data">The value, once for each MIME type.</param>
public sealed record ExecuteResult(int ExecutionCount, IReadOnlyDictionary<string, JsonElement> Data)
{
    /// <summary>How to show it.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;
}
