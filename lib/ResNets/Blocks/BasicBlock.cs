using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Blocks;

/// <summary>
/// Two 3×3 convolutions and a shortcut (figures 2 and 5, left): y = ReLU(F(x) + x) with
/// F = BN · conv · ReLU · BN · conv. With <see cref="Shortcut.None"/> it is the plain network's pair of layers.
/// </summary>
public sealed class BasicBlock : nn.Module<Tensor, Tensor>
{
    /// <summary>Output channels per plane.</summary>
    public const int Expansion = 1;

    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly nn.Module<Tensor, Tensor>? downsample;
    private readonly Shortcut _option;

    /// <summary>Makes a block from [N, inPlanes, H, W] to [N, planes, ⌈H/stride⌉, ⌈W/stride⌉].</summary>
    /// <param name="inPlanes">Channels of the input.</param>
    /// <param name="planes">Channels of both convolutions.</param>
    /// <param name="stride">The stride of the first convolution: 2 where a stage halves the resolution.</param>
    /// <param name="options">The network's shortcut option.</param>
    public BasicBlock(int inPlanes, int planes, int stride, BlockOptions options)
        : base(nameof(BasicBlock))
    {
        conv1 = Convolution.Of3x3(inPlanes, planes, stride);
        bn1 = nn.BatchNorm2d(planes);
        conv2 = Convolution.Of3x3(planes, planes);
        bn2 = nn.BatchNorm2d(planes);
        downsample = Shortcuts.Create(options, inPlanes, planes, stride);
        _option = options.Shortcut;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = BatchNormRelu.Apply(bn1, conv1.call(x));
        y = conv2.call(y);
        return ResidualSum.Of(y, bn2, x, _option, downsample).MoveToOuterDisposeScope();
    }
}
