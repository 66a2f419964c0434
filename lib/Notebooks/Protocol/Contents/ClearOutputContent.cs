namespace Notebooks.Protocol.Contents;

/// <summary>Takes away what a cell has put out so far.</summary>
/// <param name="Wait">Only when there is something new to show, so that nothing flickers.</param>
public sealed record ClearOutputContent(bool Wait);
