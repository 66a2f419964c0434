using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>Euclidean norms of a step's gradients: how strongly both ends of a network are taught.</summary>
/// <param name="First">Of the first convolution's weights.</param>
/// <param name="Last">Of the last layer's weights.</param>
/// <param name="All">Of all parameters together.</param>
public sealed record GradientNorms(double First, double Last, double All)
{
    /// <summary>The norms of the gradients that a network holds.</summary>
    /// <param name="net">The network, after a backward pass.</param>
    internal static GradientNorms Of(Network net)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var squares = net.parameters().Where(parameter => parameter.dim() > 0 && parameter.grad is not null)
            .Select(parameter => (parameter.dim(), Sum: parameter.grad!.square().sum())).ToArray();
        var weights = squares.Where(square => square.Item1 > 1).Select(square => square.Sum).ToArray();
        return new(Root(weights[0]), Root(weights[^1]), Root(stack(squares.Select(square => square.Sum).ToArray()).sum()));
    }

    /// <summary>Whether all of them are finite numbers.</summary>
    internal bool AreFinite => double.IsFinite(First) && double.IsFinite(Last) && double.IsFinite(All);

    private static double Root(Tensor square) => Rounded(Math.Sqrt(square.item<float>()));

    /// <summary>Five significant digits: a history is read by people. What is not finite stays what it is.</summary>
    private static double Rounded(double value) =>
        value == 0 || !double.IsFinite(value)
            ? value
            : Math.Round(value, Math.Clamp(4 - (int)Math.Floor(Math.Log10(value)), 0, 15));
}
