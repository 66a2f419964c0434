using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Blocks;

/// <summary>
/// Batch normalization and ReLU as one step: the seam through which a stack may put one fused operator in the place of
/// several. Whatever is behind it computes the same numbers as the composition of the separate operators.
/// </summary>
internal static partial class BatchNormRelu
{
    /// <summary>ReLU(BN(x)).</summary>
    /// <param name="bn">The normalization; its running statistics are updated in training mode.</param>
    /// <param name="x">[N, C, H, W].</param>
    internal static Tensor Apply(BatchNorm2d bn, Tensor x) => Fused(bn, x, null) ?? Compose(bn, x, null);

    /// <summary>ReLU(BN(x) + plus).</summary>
    /// <param name="bn">The normalization; its running statistics are updated in training mode.</param>
    /// <param name="x">[N, C, H, W].</param>
    /// <param name="plus">[N, C, H, W], what is added before the ReLU.</param>
    internal static Tensor Apply(BatchNorm2d bn, Tensor x, Tensor plus) => Fused(bn, x, plus) ?? Compose(bn, x, plus);

    /// <summary>The same from separate operators, for comparison and where no fused one serves.</summary>
    internal static Tensor Compose(BatchNorm2d bn, Tensor x, Tensor? plus)
    {
        using var scope = NewDisposeScope();
        var y = bn.call(x);
        return F.relu(plus is null ? y : y.add(plus)).MoveToOuterDisposeScope();
    }

    /// <summary>The same as one operator, or null where this stack has none for these tensors.</summary>
    internal static partial Tensor? Fused(BatchNorm2d bn, Tensor x, Tensor? plus);
}
