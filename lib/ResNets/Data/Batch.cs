using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>What one step of training or testing works on.</summary>
/// <param name="Images">[N, 3, H, W], float, normalised; channels lie innermost in memory.</param>
/// <param name="Labels">[N], int64.</param>
public readonly record struct Batch(Tensor Images, Tensor Labels) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}
