using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Analysis;

/// <summary>
/// A random direction in the space of a network's weights, filter by filter as long as the filters themselves
/// (Li et al., arXiv 1712.09913): so slices through networks of different weight scales can be compared.
/// </summary>
internal sealed class Direction : IDisposable
{
    private readonly Tensor[] _steps;

    /// <summary>Draws a direction; biases and batch normalization stay where they are.</summary>
    /// <param name="net">The network.</param>
    /// <param name="seed">The seed of the draw.</param>
    internal Direction(ResNet net, ulong seed)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using var generator = new Generator(seed);
        _steps = [.. net.parameters().Select(parameter => Step(parameter, generator).DetachFromDisposeScope())];
    }

    /// <summary>The direction's part for each parameter, in order.</summary>
    internal IReadOnlyList<Tensor> Steps => _steps;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var step in _steps)
        {
            step.Dispose();
        }
    }

    private static Tensor Step(Tensor parameter, Generator generator)
    {
        if (parameter.dim() < 2)
        {
            return zeros_like(parameter);
        }

        var noise = randn(parameter.shape, generator: generator).to(parameter.device);
        var (filters, draws) = (parameter.flatten(1), noise.flatten(1));
        var length = filters.norm(1, true) / draws.norm(1, true).clamp_min(1e-12);
        return (draws * length).reshape(parameter.shape);
    }
}
