namespace ResNets.Blocks;

/// <summary>What all blocks of one network have in common.</summary>
/// <param name="Shortcut">The shortcut option; <see cref="Shortcut.None"/> makes a plain network.</param>
/// <param name="Zeros">Where option A puts its zero channels.</param>
/// <param name="Stride">Which convolution of a bottleneck has the stride.</param>
public sealed record BlockOptions(
    Shortcut Shortcut = Shortcut.A,
    ZeroPlacement Zeros = ZeroPlacement.End,
    StridePlacement Stride = StridePlacement.First);
