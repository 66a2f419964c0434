using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>The value of the cell's last expression.</summary>
/// <param name="Data">The value, once for each MIME type.</param>
/// <param name="ExecutionCount">The number of the execution.</param>
public sealed record ExecuteResultOutput(MimeBundle Data, int? ExecutionCount) : Output
{
    /// <summary>How to show it, a JSON object, mostly empty.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;
}
