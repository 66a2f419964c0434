using ResNets.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Analysis;

/// <summary>
/// Figure 7: the standard deviations of the responses of all 3×3 layers, after batch normalization and before the
/// non-linearity or the addition. The paper finds that residual networks respond less than plain ones, deeper ones less
/// than shallower.
/// </summary>
public static class LayerResponses
{
    /// <summary>Measures every 3×3 layer on some images, with the running statistics of batch normalization.</summary>
    /// <param name="net">The network; left in the mode it was in, its statistics as they were.</param>
    /// <param name="images">[N, 3, H, W], float, normalised.</param>
    /// <returns>The responses in layer order; sort them by the standard deviation for the figure's second plot.</returns>
    public static IReadOnlyList<LayerResponse> Of(ResNet net, Tensor images)
    {
        var (wasTraining, responses) = (net.training, new List<LayerResponse>());
        var removers = Pairs(net).Select(pair => pair.Convolution.register_forward_hook((_, _, y) =>
        {
            responses.Add(new(responses.Count + 1, pair.Name, Deviation(pair.Normalization, y)));
            return y;
        })).ToArray();
        try
        {
            using var _ = no_grad();
            using var scope = NewDisposeScope();
            net.eval();
            net.call(images);
            return responses;
        }
        finally
        {
            foreach (var remover in removers)
            {
                remover.remove();
            }

            net.train(wasTraining);
        }
    }

    private static double Deviation(BatchNorm2d normalization, Tensor y)
    {
        using var scope = NewDisposeScope();
        return normalization.call(y).std(unbiased: false).item<float>();
    }

    /// <summary>Every 3×3 convolution with the batch normalization that follows it: <c>conv2</c> goes with <c>bn2</c>.</summary>
    private static IEnumerable<(string Name, Conv2d Convolution, BatchNorm2d Normalization)> Pairs(ResNet net)
    {
        var modules = net.named_modules().ToDictionary(entry => entry.Item1, entry => entry.Item2);
        foreach (var (name, module) in modules)
        {
            if (module is Conv2d { weight: { } weight } convolution && weight.shape[2] == 3)
            {
                var cut = name.LastIndexOf("conv", StringComparison.Ordinal);
                yield return (name, convolution, (BatchNorm2d)modules[name[..cut] + "bn" + name[(cut + 4)..]]);
            }
        }
    }
}
