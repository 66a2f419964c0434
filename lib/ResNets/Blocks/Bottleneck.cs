using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Blocks;

/// <summary>
/// The block of the 50, 101 and 152-layer networks (figure 5, right): a 1×1 convolution reduces the channels, a 3×3
/// convolution works on few, a 1×1 convolution expands them to four times as many.
/// </summary>
public sealed class Bottleneck : nn.Module<Tensor, Tensor>
{
    /// <summary>Output channels per plane.</summary>
    public const int Expansion = 4;

    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Conv2d conv3;
    private readonly BatchNorm2d bn3;
    private readonly nn.Module<Tensor, Tensor>? downsample;
    private readonly Shortcut _option;

    /// <summary>Makes a block from [N, inPlanes, H, W] to [N, 4 · planes, ⌈H/stride⌉, ⌈W/stride⌉].</summary>
    /// <param name="inPlanes">Channels of the input.</param>
    /// <param name="planes">Channels of the 3×3 convolution.</param>
    /// <param name="stride">2 where a stage halves the resolution.</param>
    /// <param name="options">The network's shortcut option and stride placement.</param>
    public Bottleneck(int inPlanes, int planes, int stride, BlockOptions options)
        : base(nameof(Bottleneck))
    {
        var (first, middle) = options.Stride == StridePlacement.First ? (stride, 1) : (1, stride);
        conv1 = Convolution.Of1x1(inPlanes, planes, first);
        bn1 = nn.BatchNorm2d(planes);
        conv2 = Convolution.Of3x3(planes, planes, middle);
        bn2 = nn.BatchNorm2d(planes);
        conv3 = Convolution.Of1x1(planes, planes * Expansion);
        bn3 = nn.BatchNorm2d(planes * Expansion);
        downsample = Shortcuts.Create(options, inPlanes, planes * Expansion, stride);
        _option = options.Shortcut;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = BatchNormRelu.Apply(bn1, conv1.call(x));
        y = BatchNormRelu.Apply(bn2, conv2.call(y));
        y = conv3.call(y);
        return ResidualSum.Of(y, bn3, x, _option, downsample).MoveToOuterDisposeScope();
    }
}
