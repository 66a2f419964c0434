using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>Statistics of a training set's pixels, on the scale 0 … 1.</summary>
public static class PixelStatistics
{
    /// <summary>The paper's per-pixel mean (section 4.2): the mean image of the set.</summary>
    /// <param name="set">The training images.</param>
    /// <returns>[H, W, 3], float.</returns>
    public static Tensor MeanImage(ImageSet set)
    {
        using var scope = NewDisposeScope();
        var sum = zeros(set.Height, set.Width, 3, dtype: ScalarType.Float64);
        foreach (var part in Parts(set))
        {
            sum.add_(part.sum(0L, type: ScalarType.Float64));
        }

        return sum.div(255.0 * set.Count).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>The mean and standard deviation of each channel over all pixels.</summary>
    /// <param name="set">The training images.</param>
    /// <returns>Two [3] tensors, double.</returns>
    public static (Tensor Mean, Tensor Std) PerChannel(ImageSet set)
    {
        using var scope = NewDisposeScope();
        var (sum, squares) = (zeros(3, dtype: ScalarType.Float64), zeros(3, dtype: ScalarType.Float64));
        foreach (var part in Parts(set))
        {
            var pixels = part.reshape(-1, 3).to(ScalarType.Float64).div(255);
            sum.add_(pixels.sum(0L));
            squares.add_(pixels.square().sum(0L));
        }

        var n = (double)set.Count * set.Height * set.Width;
        var mean = sum.div(n);
        var std = squares.div(n).sub(mean.square()).sqrt();
        return (mean.MoveToOuterDisposeScope(), std.MoveToOuterDisposeScope());
    }

    /// <summary>The images in parts, so that no float copy of the whole set is ever made.</summary>
    private static IEnumerable<Tensor> Parts(ImageSet set)
    {
        const int PartSize = 5_000;
        for (var start = 0; start < set.Count; start += PartSize)
        {
            using var part = set.Pixels.narrow(0, start, Math.Min(PartSize, set.Count - start));
            yield return part;
        }
    }
}
