using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Analysis;

/// <summary>Statistics of a network's weights and activations, to be asked for at any point of its training.</summary>
public static class NetworkStatistics
{
    /// <summary>The weights of every convolution and linear layer, in order.</summary>
    /// <param name="net">The network.</param>
    public static IReadOnlyList<ValueStatistics> OfWeights(ResNet net) =>
    [
        .. net.named_parameters().Where(entry => entry.parameter.dim() > 1)
            .Select(entry => ValueStatistics.Of(entry.name, entry.parameter)),
    ];

    /// <summary>The output of the stem and of every block on some images, in evaluation mode.</summary>
    /// <param name="net">The network; left in the mode it was in.</param>
    /// <param name="images">[N, 3, H, W], float, normalised.</param>
    public static IReadOnlyList<ValueStatistics> OfActivations(ResNet net, Tensor images)
    {
        var wasTraining = net.training;
        net.eval();
        try
        {
            using var _ = no_grad();
            using var scope = NewDisposeScope();
            var y = net.BeforeBlocks(images);
            var statistics = new List<ValueStatistics> { ValueStatistics.Of("stem", y) };
            foreach (var block in net.Blocks)
            {
                y = block.call(y);
                statistics.Add(ValueStatistics.Of($"block {statistics.Count}", y));
            }

            return statistics;
        }
        finally
        {
            net.train(wasTraining);
        }
    }
}
