using System.Collections.Immutable;
using ResNets.Blocks;

namespace ResNets.Networks;

/// <summary>Everything that determines a network's architecture: one row of <see cref="Variants"/>.</summary>
/// <param name="Name">Such as <c>resnet-20</c> or <c>plain-34</c>.</param>
/// <param name="Family">The family that the network belongs to.</param>
/// <param name="Depth">Weighted layers as the paper counts them: convolutions and fc, projections and gates left out.</param>
/// <param name="Block">The building block.</param>
/// <param name="BlocksPerStage">Blocks in each stage, such as 3, 4, 6, 3.</param>
/// <param name="Width">Planes of the first stage; each later stage of a residual network has twice as many.</param>
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
    private const int MostClasses = 1_000_000;

    /// <summary>What comes before the first stage; the family's own unless something else is asked for.</summary>
    public Stem Stem { get; init; } = Family is Family.ImageNet or Family.Vgg ? Stem.ImageNet : Stem.Cifar;

    /// <summary>True for a network without shortcuts.</summary>
    public bool IsPlain => Options.Shortcut == Shortcut.None;

    /// <summary>True for the networks of the paper itself, plain or residual.</summary>
    public bool IsOfThePaper => Family is Family.Cifar or Family.ImageNet;

    /// <summary>The images that the network is made for, [C, H, W]: 224×224 for ImageNet, 32×32 for CIFAR.</summary>
    public ImmutableArray<long> Input => Stem == Stem.ImageNet ? [3, 224, 224] : [3, 32, 32];

    /// <summary>The same network with some choices made differently.</summary>
    /// <param name="option">The shortcut option; null for the network's own.</param>
    /// <param name="stride">Which convolution of a bottleneck has the stride; null for the network's own.</param>
    /// <param name="zeros">Where option A puts its zeros; null for the network's own.</param>
    /// <param name="stem">The stem; null for the network's own.</param>
    /// <param name="width">Planes of the first stage; null for the network's own.</param>
    /// <param name="classes">Outputs; null for the network's own.</param>
    /// <exception cref="ArgumentException">The network has nothing of the kind to choose.</exception>
    public NetworkSpec With(
        Shortcut? option = null,
        StridePlacement? stride = null,
        ZeroPlacement? zeros = null,
        Stem? stem = null,
        int? width = null,
        int? classes = null)
    {
        RequireAChoice("shortcut", option);
        RequireAChoice("stride placement", stride);
        RequireAChoice("zero placement", zeros);
        RequireAChoice("stem", stem);
        if (option is { } asked && (asked is Shortcut.None or Shortcut.Gated || IsPlain) && asked != Options.Shortcut)
        {
            throw new ArgumentException(
                $"{Name} cannot have shortcut {asked}; a network without shortcuts is called plain-{Depth}, one with them resnet-{Depth}.");
        }

        return this with
        {
            Width = width ?? Width,
            Classes = classes ?? Classes,
            Stem = stem ?? Stem,
            Options = new BlockOptions(option ?? Options.Shortcut, zeros ?? Options.Zeros, stride ?? Options.Stride),
        };
    }

    /// <summary>Checks that a network can be built from this.</summary>
    /// <exception cref="ArgumentException">A number is out of range; the message says which and what is allowed.</exception>
    public void Validate()
    {
        int[] stages = Family switch { Family.Vgg => [5], Family.Highway => [3], _ => [3, 4] };
        Require(Width >= 1, $"width is {Width}; it has to be at least 1");
        Require(Classes >= 2, $"there are {Classes} classes; at least 2 are needed");
        Require(Classes <= MostClasses, $"there are {Classes} classes; at most {MostClasses} can be built");
        Require(
            stages.Contains(BlocksPerStage.Length),
            $"there are {BlocksPerStage.Length} stages; {string.Join(" or ", stages)} can be built");
        Require(BlocksPerStage.All(count => count >= 1), "a stage has no block; every stage needs at least one");
        Require(
            (Options.Shortcut == Shortcut.Gated) == (Family == Family.Highway),
            $"shortcut {Options.Shortcut} is not for the {Family} family; gates belong to highway networks");
    }

    private void RequireAChoice<T>(string what, T? chosen)
        where T : struct
    {
        if (chosen is not null && !IsOfThePaper)
        {
            throw new ArgumentException($"{Name} has no {what} to choose; only plain and residual networks have.");
        }
    }

    private void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new ArgumentException($"{Name}: {what}.");
        }
    }
}
