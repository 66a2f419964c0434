using System.Collections.Immutable;
using ResNets.Blocks;

namespace ResNets.Networks;

/// <summary>Everything that determines a network's architecture: one row of <see cref="Variants"/>.</summary>
/// <param name="Name">Such as <c>resnet-20</c> or <c>plain-34</c>.</param>
/// <param name="Family">The stem and what belongs to it.</param>
/// <param name="Depth">Weighted layers as the paper counts them: convolutions and fc, projections left out.</param>
/// <param name="Block">The building block.</param>
/// <param name="BlocksPerStage">Blocks in each stage, such as 3, 4, 6, 3.</param>
/// <param name="Width">Planes of the first stage; each later stage has twice as many.</param>
/// <param name="Classes">Outputs of the last layer.</param>
/// <param name="Options">The shortcut option and placements.</param>
public sealed record NetworkSpec(
    string Name,
    Family Family,
    int Depth,
    BlockKind Block,
    ImmutableArray<int> BlocksPerStage,
    int Width,
    int Classes,
    BlockOptions Options)
{
    /// <summary>True for a network without shortcuts.</summary>
    public bool IsPlain => Options.Shortcut == Shortcut.None;

    /// <summary>Checks that a network can be built from this.</summary>
    /// <exception cref="ArgumentException">A number is out of range; the message says which and what is allowed.</exception>
    public void Validate()
    {
        Require(Width >= 1, $"width is {Width}; it has to be at least 1");
        Require(Classes >= 2, $"there are {Classes} classes; at least 2 are needed");
        Require(BlocksPerStage.Length is 3 or 4, $"there are {BlocksPerStage.Length} stages; 3 or 4 can be built");
        Require(BlocksPerStage.All(count => count >= 1), "a stage has no block; every stage needs at least one");
    }

    private void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new ArgumentException($"{Name}: {what}.");
        }
    }
}
