using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Networks;

/// <summary>
/// Puts the channels of convolution weights innermost in memory, as they are in the images. Numbers, shapes and files stay
/// the same; a convolution then reorders neither its weights nor their gradients at every step.
/// </summary>
internal static class ChannelsLast
{
    /// <summary>Reorders the weights of every convolution.</summary>
    /// <param name="net">The network; its gradients, if any, are dropped.</param>
    internal static void Apply(nn.Module net)
    {
        foreach (var convolution in net.modules().OfType<Conv2d>())
        {
            Apply(convolution);
        }
    }

    /// <summary>Reorders the weight of one convolution.</summary>
    /// <param name="convolution">The convolution; its gradient, if any, is dropped.</param>
    internal static void Apply(Conv2d convolution)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var copy = convolution.weight.detach().clone(); // of a 1×1 weight the rest is only a view, and must not be one of the old weight
        var reordered = copy.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        convolution.weight = new Parameter(reordered, convolution.weight.requires_grad);
    }
}
