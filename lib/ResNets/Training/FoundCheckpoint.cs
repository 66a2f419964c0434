namespace ResNets.Training;

/// <summary>The newest whole checkpoint of a run, its hash checked.</summary>
/// <param name="File">The file: the last checkpoint's or the one's before.</param>
/// <param name="Hash">The SHA-256 of its content, as it names it and as it was found to be.</param>
/// <param name="State">What it holds besides tensors.</param>
/// <param name="Note">What is wrong with a newer one, or null.</param>
internal sealed record FoundCheckpoint(string File, string Hash, CheckpointState State, string? Note = null);
