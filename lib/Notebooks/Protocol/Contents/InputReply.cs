namespace Notebooks.Protocol.Contents;

/// <summary>The user's answer.</summary>
/// <param name="Value">One line.</param>
public sealed record InputReply(string Value);
