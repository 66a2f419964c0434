using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Blocks;

internal static partial class BatchNormRelu
{
    private static partial Tensor? TryFused(BatchNorm2d bn, Tensor x, Tensor? plus) => null;
}
