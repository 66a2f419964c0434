using static TorchSharp.torch;

namespace ResNets.Blocks;

/// <summary>Builds the shortcut of one block (sections 3.3 and 4.1).</summary>
internal static class Shortcuts
{
    /// <summary>The module on the shortcut of a block, or null where the shortcut is the input itself or absent.</summary>
    /// <param name="options">The network's shortcut option.</param>
    /// <param name="inPlanes">Channels of the block's input.</param>
    /// <param name="outPlanes">Channels of the block's output.</param>
    /// <param name="stride">The block's stride.</param>
    internal static nn.Module<Tensor, Tensor>? Create(BlockOptions options, int inPlanes, int outPlanes, int stride)
    {
        var dimensionsGrow = stride != 1 || inPlanes != outPlanes;
        return options.Shortcut switch
        {
            Shortcut.A when dimensionsGrow => new PaddedIdentity(inPlanes, outPlanes, stride, options.Zeros),
            Shortcut.B when dimensionsGrow => Projection(inPlanes, outPlanes, stride),
            Shortcut.C => Projection(inPlanes, outPlanes, stride),
            _ => null,
        };
    }

    private static nn.Module<Tensor, Tensor> Projection(int inPlanes, int outPlanes, int stride) =>
        nn.Sequential(Convolution.Of1x1(inPlanes, outPlanes, stride), nn.BatchNorm2d(outPlanes));
}
