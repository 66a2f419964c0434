using ResNets.Networks;

namespace ResNets.Training;

/// <summary>Which blocks of a network make up which segment.</summary>
internal static class SegmentPlan
{
    /// <summary>Ranges of blocks, in order, none empty, with about the same activations each.</summary>
    /// <param name="spec">The architecture.</param>
    /// <param name="count">Segments.</param>
    /// <exception cref="ArgumentException">There are fewer blocks than segments, or no segment is asked for.</exception>
    internal static IReadOnlyList<Range> Of(NetworkSpec spec, int count)
    {
        var sizes = BlockSizes(spec);
        if (count < 1 || count > sizes.Length)
        {
            throw new ArgumentException($"{spec.Name} has {sizes.Length} blocks and cannot be divided into {count} segments; ask for 1 to {sizes.Length}.");
        }

        var (ranges, start, sum, total) = (new List<Range>(), 0, 0.0, sizes.Sum());
        for (var i = 0; i < sizes.Length; i++)
        {
            sum += sizes[i];
            var (blocksLeft, segmentsLeft) = (sizes.Length - i - 1, count - ranges.Count - 1);
            if (segmentsLeft > 0 && (sum >= total * (ranges.Count + 1) / count - 1e-9 || blocksLeft == segmentsLeft))
            {
                ranges.Add(start..(i + 1));
                start = i + 1;
            }
        }

        return [.. ranges, start..sizes.Length];
    }

    /// <summary>The size of each block's output relative to the first stage's: each stage halves height and width and doubles the planes.</summary>
    internal static double[] BlockSizes(NetworkSpec spec) =>
        [.. spec.BlocksPerStage.SelectMany((blocks, stage) => Enumerable.Repeat(Math.Pow(0.5, stage), blocks))];
}
