using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Blocks;

/// <summary>The end of every block: batch normalization, the addition of the shortcut, and only then the ReLU.</summary>
internal static class ResidualSum
{
    /// <summary>y = ReLU(BN(f) + shortcut(x)), or y = ReLU(BN(f)) in a plain network (equation 1 of the paper).</summary>
    /// <param name="f">[N, C, H, W], the last convolution of F(x).</param>
    /// <param name="bn">The normalization that belongs to it.</param>
    /// <param name="x">The block's input.</param>
    /// <param name="option">The network's shortcut option.</param>
    /// <param name="shortcut">The module on the shortcut, or null for the identity.</param>
    internal static Tensor Of(
        Tensor f, BatchNorm2d bn, Tensor x, Shortcut option, nn.Module<Tensor, Tensor>? shortcut) =>
        option == Shortcut.None
            ? BatchNormRelu.Apply(bn, f)
            : BatchNormRelu.Apply(bn, f, plus: shortcut is null ? x : shortcut.call(x));
}
