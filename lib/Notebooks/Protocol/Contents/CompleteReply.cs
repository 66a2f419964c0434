using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Protocol.Contents;

/// <summary>What could stand at the cursor.</summary>
/// <param name="Matches">The texts, best first.</param>
/// <param name="CursorStart">Where the text that a match replaces begins, in Unicode code points.</param>
/// <param name="CursorEnd">Where it ends.</param>
public sealed record CompleteReply(IReadOnlyList<string> Matches, int CursorStart, int CursorEnd)
{
    /// <summary>"ok".</summary>
    public string Status { get; init; } = "ok";

    /// <summary>What each match is, in JupyterLab's terms.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;
}
