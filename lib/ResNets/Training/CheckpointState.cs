namespace ResNets.Training;

/// <summary>What a checkpoint holds besides tensors.</summary>
/// <param name="Iteration">Steps done.</param>
/// <param name="Warm">Whether the warm-up is over.</param>
/// <param name="Recipe">The recipe of the run.</param>
/// <param name="DataFingerprint">The fingerprint of the training images.</param>
public sealed record CheckpointState(int Iteration, bool Warm, Recipe Recipe, string DataFingerprint);
