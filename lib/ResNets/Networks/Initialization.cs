using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Networks;

/// <summary>The initialisation of the paper's reference [13] (He et al., arXiv 1502.01852, equation 10).</summary>
public static class Initialization
{
    /// <summary>
    /// Draws every weight of a convolution or linear layer from N(0, 2/n), n = inputs of one of its outputs (k²·c). Biases
    /// are 0; batch normalization starts as the identity. The draw depends on the seed and the architecture only.
    /// </summary>
    /// <param name="net">The network; changed in place.</param>
    /// <param name="seed">The seed of the draw.</param>
    public static void He(nn.Module net, ulong seed)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using var generator = new Generator(seed);
        foreach (var parameter in net.parameters())
        {
            var isWeight = parameter.dim() > 1;
            if (isWeight)
            {
                parameter.normal_(0, Math.Sqrt(2.0 / FanIn(parameter)), generator);
            }
        }

        foreach (var bias in net.modules().Select(BiasOf).OfType<Parameter>())
        {
            bias.zero_();
        }
    }

    private static Parameter? BiasOf(nn.Module module) => module switch
    {
        Linear linear => linear.bias,
        Conv2d convolution => convolution.bias,
        _ => null,
    };

    private static long FanIn(Tensor weight) => weight.numel() / weight.shape[0];
}
