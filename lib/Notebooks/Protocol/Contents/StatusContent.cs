namespace Notebooks.Protocol.Contents;

/// <summary>The kernel's state.</summary>
/// <param name="ExecutionState">"starting", "busy" or "idle".</param>
public sealed record StatusContent(string ExecutionState);
