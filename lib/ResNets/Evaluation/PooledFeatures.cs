using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Evaluation;

/// <summary>What a network hands to its last layer: the pooled features, for another task to learn from.</summary>
public static class PooledFeatures
{
    /// <summary>The features of every image, one view each. The network is left in the mode it was in.</summary>
    /// <param name="net">The network.</param>
    /// <param name="set">The images.</param>
    /// <param name="normalization">What is done to pixels; what the network was trained with.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <returns>[N, C], float.</returns>
    public static Tensor Of(ResNet net, ImageSet set, Normalization normalization, int batchSize = 250) =>
        EvaluationMode.Run(net, () =>
        {
            using var scope = NewDisposeScope();
            var (mean, std) = normalization.ToTensors();
            Tensor[] parts = [.. TestBatches.Of(set, mean, batchSize, std: std).Select(batch => net.Features(batch.Images).mean([2, 3]))];
            return cat(parts, 0).MoveToOuterDisposeScope();
        });
}
