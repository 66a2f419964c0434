using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>Section 3.4: photographs in files, at random scales to learn from, their middle at the smallest scale to test on.</summary>
/// <param name="train">The photographs to learn from.</param>
/// <param name="photos">The random changes.</param>
/// <param name="recipe">The batch size and the seed.</param>
internal sealed class PhotoPipeline(ImageFolder train, PhotoAugmentation photos, Recipe recipe) : ImagePipeline
{
    private readonly PhotoStatistics _statistics = PhotoStatistics.Of(train, photos.SmallestSide, photos.Crop);

    internal override Normalization Normalization => _statistics.Normalization;

    internal override IBatches Batches(Device device) =>
        new PhotoBatches(train, _statistics, recipe.BatchSize, recipe.Seed, photos, device);

    internal override TestResult Test(Network net, ILabelledImages images, Device device) =>
        CenterCrop.Score(
            net, (ImageFolder)images, _statistics.Normalization, photos.SmallestSide, photos.Crop, device: device).Top1;

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
