using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>How the images of a run reach the network: what is computed from the training images, batches, and testing.</summary>
internal abstract class ImagePipeline : IDisposable
{
    /// <summary>The pipeline that fits the training images; their statistics are computed here.</summary>
    /// <param name="train">The images to learn from.</param>
    /// <param name="recipe">The recipe; photographs in files need its <see cref="Recipe.Photos"/>.</param>
    /// <exception cref="ArgumentException">The recipe is not for such images.</exception>
    internal static ImagePipeline Of(ILabelledImages train, Recipe recipe) => train switch
    {
        ImageSet set => new MemoryPipeline(set, recipe),
        ImageFolder folder when recipe.Photos is { } photos => new PhotoPipeline(folder, photos, recipe),
        _ => throw new ArgumentException(
            $"The recipe \"{recipe.Name}\" is for images in memory and {train.Name} is a folder of photographs; train by Recipe.ImageNet, or load the folder at a fixed size."),
    };

    /// <summary>What is done to pixels, from the training images.</summary>
    internal abstract Normalization Normalization { get; }

    /// <summary>The training batches; the caller disposes them.</summary>
    /// <param name="device">Where the network is.</param>
    internal abstract IBatches Batches(Device device);

    /// <summary>Tests a network by one view of each image.</summary>
    /// <param name="net">The network.</param>
    /// <param name="images">Images of the same kind as the training images.</param>
    /// <param name="device">Where the network is.</param>
    internal abstract TestResult Test(Network net, ILabelledImages images, Device device);

    /// <inheritdoc/>
    public abstract void Dispose();
}
