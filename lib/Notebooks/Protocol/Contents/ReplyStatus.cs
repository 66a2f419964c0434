namespace Notebooks.Protocol.Contents;

/// <summary>A reply without content of its own.</summary>
/// <param name="Status">"ok" or "error".</param>
public sealed record ReplyStatus(string Status);
