namespace Notebooks.Protocol.Contents;

/// <summary>What a notebook file does not keep of a display.</summary>
/// <param name="DisplayId">The name under which it is updated.</param>
public sealed record TransientData(string? DisplayId);
