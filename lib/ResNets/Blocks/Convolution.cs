using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Blocks;

/// <summary>The convolutions of the paper: no bias, because batch normalization follows every one (section 3.4).</summary>
internal static class Convolution
{
    /// <summary>A 3×3 convolution that keeps the resolution at stride 1 and halves it at stride 2.</summary>
    internal static Conv2d Of3x3(int inPlanes, int planes, int stride = 1) =>
        nn.Conv2d(inPlanes, planes, 3, stride: stride, padding: 1, bias: false);

    /// <summary>A 1×1 convolution: the reduction and expansion of a bottleneck, and the projection shortcut.</summary>
    internal static Conv2d Of1x1(int inPlanes, int planes, int stride = 1) =>
        nn.Conv2d(inPlanes, planes, 1, stride: stride, bias: false);
}
