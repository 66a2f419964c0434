namespace Notebooks.Protocol.Contents;

/// <summary>A question to the user.</summary>
/// <param name="Prompt">What stands before the answer.</param>
/// <param name="Password">Whether the answer is not shown.</param>
public sealed record InputRequest(string Prompt, bool Password);
