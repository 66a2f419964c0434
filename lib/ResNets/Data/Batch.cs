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

    /// <summary>Puts a batch that another thread made into the dispose scope of this thread.</summary>
    internal Batch Adopt()
    {
        using var scope = NewDisposeScope();
        scope.Attach(Images);
        scope.Attach(Labels);
        return new Batch(Images.MoveToOuterDisposeScope(), Labels.MoveToOuterDisposeScope());
    }
}
