using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>Section 4.2: small images in memory, the mean image subtracted.</summary>
/// <param name="train">The images to learn from.</param>
/// <param name="recipe">The batch size, the random changes and their seed.</param>
internal sealed class MemoryPipeline(ImageSet train, Recipe recipe) : ImagePipeline
{
    private readonly Tensor _mean = PixelStatistics.MeanImage(train).DetachFromDisposeScope();

    internal override Normalization Normalization => Normalization.PerPixel(_mean);

    internal override IBatches Batches(Device device) =>
        new TrainingBatches(train, _mean, recipe.BatchSize, recipe.Seed, recipe.Augmentation, device);

    internal override TestResult Test(Network net, ILabelledImages images, Device device) =>
        SingleView.Test(net, (ImageSet)images, _mean, device: device);

    /// <inheritdoc/>
    public override void Dispose() => _mean.Dispose();
}
