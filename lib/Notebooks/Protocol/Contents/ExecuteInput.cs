namespace Notebooks.Protocol.Contents;

/// <summary>Says which cell begins.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="ExecutionCount">Its number.</param>
public sealed record ExecuteInput(string Code, int ExecutionCount);
