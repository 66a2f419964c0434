namespace Notebooks.Protocol.Contents;

/// <summary>Earlier cells.</summary>
/// <param name="History">For each: session, number, and the text or the pair of text and result.</param>
public sealed record HistoryReply(IReadOnlyList<object?[]> History)
{
    /// <summary>"ok".</summary>
    public string Status { get; init; } = "ok";
}
