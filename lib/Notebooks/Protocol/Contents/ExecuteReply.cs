namespace Notebooks.Protocol.Contents;

/// <summary>Says that a cell has ended.</summary>
/// <param name="Status">"ok", "error" or "aborted".</param>
/// <param name="ExecutionCount">The cell's number.</param>
public sealed record ExecuteReply(string Status, int ExecutionCount)
{
    /// <summary>The values that the request asked for, by their names, when the status is "ok".</summary>
    public IReadOnlyDictionary<string, object>? UserExpressions { get; init; }

    /// <summary>Pages to show, when the status is "ok".</summary>
    public IReadOnlyList<PagePayload>? Payload { get; init; }

    /// <summary>The error's name, when the status is "error".</summary>
    public string? Ename { get; init; }

    /// <summary>The error's message, when the status is "error".</summary>
    public string? Evalue { get; init; }

    /// <summary>The error's report, when the status is "error".</summary>
    public IReadOnlyList<string>? Traceback { get; init; }
}
