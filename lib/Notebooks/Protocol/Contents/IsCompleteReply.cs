namespace Notebooks.Protocol.Contents;

/// <summary>Whether code can be run as it is.</summary>
/// <param name="Status">"complete", "incomplete" or "invalid".</param>
/// <param name="Indent">What the next line begins with, when the status is "incomplete".</param>
public sealed record IsCompleteReply(string Status, string? Indent);
