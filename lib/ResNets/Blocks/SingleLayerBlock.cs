using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Blocks;

/// <summary>
/// One 3×3 convolution and a shortcut: y = ReLU(BN · conv(x) + x). With a single layer F is linear, and the paper observed no
/// advantage of it (section 3.2); this is here to see why.
/// </summary>
public sealed class SingleLayerBlock : nn.Module<Tensor, Tensor>
{
    /// <summary>Output channels per plane.</summary>
    public const int Expansion = 1;

    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly nn.Module<Tensor, Tensor>? downsample;
    private readonly Shortcut _option;

    /// <summary>Makes a block from [N, inPlanes, H, W] to [N, planes, ⌈H/stride⌉, ⌈W/stride⌉].</summary>
    /// <param name="inPlanes">Channels of the input.</param>
    /// <param name="planes">Channels of the convolution.</param>
    /// <param name="stride">2 where a stage halves the resolution.</param>
    /// <param name="options">The network's shortcut option.</param>
    public SingleLayerBlock(int inPlanes, int planes, int stride, BlockOptions options)
        : base(nameof(SingleLayerBlock))
    {
        conv1 = Convolution.Of3x3(inPlanes, planes, stride);
        bn1 = nn.BatchNorm2d(planes);
        downsample = Shortcuts.Create(options, inPlanes, planes, stride);
        _option = options.Shortcut;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return ResidualSum.Of(conv1.call(x), bn1, x, _option, downsample).MoveToOuterDisposeScope();
    }
}
