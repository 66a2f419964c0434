using static TorchSharp.torch;

namespace ResNets.Analysis;

/// <summary>What the numbers of one tensor are like.</summary>
/// <param name="Name">The tensor's key.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their standard deviation (n).</param>
/// <param name="Smallest">The smallest.</param>
/// <param name="Largest">The largest.</param>
/// <param name="Zeros">The share that is exactly zero, from 0 to 1: of activations, those that ReLU has cut off.</param>
public sealed record ValueStatistics(
    string Name, double Mean, double StandardDeviation, double Smallest, double Largest, double Zeros)
{
    /// <summary>The statistics of one tensor.</summary>
    /// <param name="name">Its key.</param>
    /// <param name="values">Any shape, float.</param>
    public static ValueStatistics Of(string name, Tensor values)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var x = values.detach().to(ScalarType.Float64);
        return new(
            name, x.mean().item<double>(), x.std(unbiased: false).item<double>(), x.min().item<double>(), x.max().item<double>(),
            x.eq(0).to(ScalarType.Float64).mean().item<double>());
    }
}
