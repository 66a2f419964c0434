using System.Collections.Immutable;
using ResNets.Display;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Analysis;

/// <summary>Parameters, multiply-adds and activations of a network, layer by layer, for one image.</summary>
/// <param name="Name">The network.</param>
/// <param name="Input">The shape of the image, [C, H, W].</param>
/// <param name="Layers">A row for every layer that has parameters or changes the shape, in the order of the modules.</param>
[TypeFormatterSource(typeof(NetworkSummaryFormatters))]
public sealed record NetworkSummary(string Name, ImmutableArray<long> Input, ImmutableArray<LayerCost> Layers)
{
    /// <summary>All trainable numbers.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>All multiply-adds of one forward pass.</summary>
    public long Macs => Layers.Sum(layer => layer.Macs);

    /// <summary>Bytes of the outputs of all layers.</summary>
    public long ActivationBytes => Layers.Sum(layer => layer.ActivationBytes);

    /// <summary>Measures a network of the course on an image of its size.</summary>
    /// <param name="net">The network; left in the mode it was in.</param>
    public static NetworkSummary Of(Network net) => Of(net, net.Spec.Name, [.. net.Spec.Input]);

    /// <summary>Measures any module by sending one black image through it.</summary>
    /// <param name="net">[1, C, H, W] to anything; left in the mode it was in.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="input">The shape of the image, [C, H, W].</param>
    /// <exception cref="ArgumentException">The shape is not [C, H, W], or too small for the network.</exception>
    public static NetworkSummary Of(nn.Module<Tensor, Tensor> net, string name, params long[] input)
    {
        if (input.Length != 3 || input.Any(size => size < 1))
        {
            throw new ArgumentException(
                $"The input [{string.Join(", ", input)}] is not an image; write channels, height and width, for example 3, 32, 32.");
        }

        using var probe = new CostProbe(net);
        return new NetworkSummary(name, [.. input], probe.Measure(input));
    }

    /// <summary>The whole table as text.</summary>
    public override string ToString() => NetworkSummaryText.Of(this);
}
