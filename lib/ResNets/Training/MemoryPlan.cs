using System.Globalization;
using ResNets.Blocks;
using ResNets.Networks;

namespace ResNets.Training;

/// <summary>How many segments of activation checkpointing keep a training step within a memory budget, and what they cost.</summary>
/// <param name="Segments">Segments; 1 keeps all activations.</param>
/// <param name="Peak">The estimated peak in bytes: the process as it is, parameters, gradients, momentum and activations.</param>
/// <param name="Recomputed">The share of the forward pass that is computed twice, from 0 to below 1.</param>
public sealed record MemoryPlan(int Segments, long Peak, double Recomputed)
{
    /// <summary>Activation maps that a basic block keeps for its backward pass, in maps of its own output.</summary>
    private const double MapsOfBasicBlock = 4.25;

    /// <summary>Those of a bottleneck: two narrow pairs, and one wide pair of four times the planes.</summary>
    private const double MapsOfBottleneck = 2 + (4 * 2.25);

    /// <summary>The maps that a running operator needs besides, of the widest block.</summary>
    private const double WorkingMaps = 6;

    /// <summary>Gradients, momentum, the direction of the update, the copy of the network that steps are timed on, and the momentum as a checkpoint writes it.</summary>
    private const int CopiesOfParameters = 5;

    /// <summary>The share of a budget that is left free, for what grows while a run goes on and no estimate knows: the runtime's own memory.</summary>
    private const double Reserve = 1.0 / 32;

    private const double Mebibyte = 1L << 20;

    private const double Gibibyte = 1L << 30;

    /// <summary>The fewest segments, and therefore the least recomputing, that fit a budget with a thirty-second of it left free.</summary>
    /// <param name="spec">The architecture.</param>
    /// <param name="parameters">Trainable numbers of the network.</param>
    /// <param name="images">Images in one part of a step.</param>
    /// <param name="side">Height and width of an image.</param>
    /// <param name="budget">Bytes that the process may hold.</param>
    /// <param name="resident">Bytes that it holds before the first step, network and images included.</param>
    /// <exception cref="ArgumentException">No number of segments fits; the message says how much would be needed.</exception>
    public static MemoryPlan For(NetworkSpec spec, long parameters, int images, int side, long budget, long resident)
    {
        var plans = Enumerable.Range(1, spec.BlocksPerStage.Sum())
            .Select(segments => Estimate(spec, parameters, images, side, segments, resident));
        var smallest = plans.MinBy(plan => plan.Peak)!;
        return plans.FirstOrDefault(plan => plan.Peak <= budget * (1 - Reserve)) ?? throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"{spec.Name} with {images} images a part needs a budget of about {Size(smallest.Peak / (1 - Reserve), Math.Ceiling)} even in {smallest.Segments} segments, and it is {Size(budget, Math.Floor)}; raise the budget or divide the batch into parts."));
    }

    /// <summary>The plan of a given number of segments.</summary>
    /// <param name="spec">The architecture.</param>
    /// <param name="parameters">Trainable numbers of the network.</param>
    /// <param name="images">Images in one part of a step.</param>
    /// <param name="side">Height and width of an image.</param>
    /// <param name="segments">Segments, from 1 to the number of blocks.</param>
    /// <param name="resident">Bytes that the process holds before the first step, network and images included.</param>
    /// <exception cref="ArgumentException">There are fewer blocks than segments, or no segment is asked for.</exception>
    public static MemoryPlan Estimate(NetworkSpec spec, long parameters, int images, int side, int segments, long resident)
    {
        var ranges = SegmentPlan.Of(spec, segments);
        var sizes = SegmentPlan.BlockSizes(spec);
        var map = MapBytes(spec, images, side);
        var kept = spec.Block == BlockKind.Basic ? MapsOfBasicBlock : MapsOfBottleneck;
        if (spec.Options.Shortcut == Shortcut.C)
        {
            kept += spec.Block == BlockKind.Basic ? 2 : 8;
        }

        var all = sizes.Sum();
        var largest = ranges.Max(range => sizes[range].Sum());
        var boundaries = ranges.Skip(1).Sum(range => sizes[range.Start]);
        var optimizer = CopiesOfParameters * parameters * sizeof(float);
        var activations = map * ((largest * kept) + boundaries + WorkingMaps);
        return new(segments, resident + optimizer + (long)activations, segments == 1 ? 0 : 1 - (sizes[ranges[^1]].Sum() / all));
    }

    /// <summary>One line, such as <c>40 segments, about 1.4 GiB; 97% of the forward pass is computed twice: about 32% more time</c>.</summary>
    public override string ToString() => Segments == 1
        ? $"all activations are kept, about {Gibi(Peak)}; nothing is computed twice"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Segments} segments, about {Gibi(Peak)}; {100 * Recomputed:F0}% of the forward pass is computed twice: about {100 * Recomputed / 3:F0}% more time a step");

    private static double MapBytes(NetworkSpec spec, int images, int side)
    {
        var first = spec.Stem == Stem.ImageNet ? side / 4 : side;
        return (double)images * spec.Width * first * first * sizeof(float);
    }

    /// <summary>A need is rounded up and a budget down, so that one above the other is so in print, and what is asked for is enough.</summary>
    private static string Size(double bytes, Func<double, double> round) => bytes < Gibibyte
        ? string.Create(CultureInfo.InvariantCulture, $"{round(bytes / Mebibyte):F0} MiB")
        : string.Create(CultureInfo.InvariantCulture, $"{round(100 * bytes / Gibibyte) / 100:F2} GiB");

    private static string Gibi(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Gibibyte:F1} GiB");
}
