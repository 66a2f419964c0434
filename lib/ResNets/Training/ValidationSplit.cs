using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>
/// Part of the training images held out to choose by (section 4.2: 45,000 to learn from, 5,000 to choose by). What has been
/// chosen is then trained on all images and tested once.
/// </summary>
/// <param name="Train">The images to learn from.</param>
/// <param name="Validation">The images to choose by.</param>
public sealed record ValidationSplit(ImageSet Train, ImageSet Validation) : IDisposable
{
    /// <summary>Holds out the same number of images of each class.</summary>
    /// <param name="all">The training images.</param>
    /// <param name="count">The number of images to hold out; a multiple of the number of classes.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">There are not enough images, or the count is no multiple of the classes.</exception>
    public static ValidationSplit Of(ImageSet all, int count, ulong seed = 0)
    {
        var held = BalancedSubset.Draw(all.Name, all.Labels.data<long>().ToArray(), all.ClassNames, count, seed);
        var left = Enumerable.Range(0, all.Count).Select(i => (long)i).Except(held).ToArray();
        if (left.Length == 0)
        {
            throw new ArgumentException(
                $"All {all.Count:N0} images of {all.Name} would be held out; leave some to learn from.", nameof(count));
        }

        return new(Part(all, left, all.Split), Part(all, held, "validation"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
    }

    private static ImageSet Part(ImageSet all, long[] indices, string split)
    {
        using var scope = NewDisposeScope();
        using var index = tensor(indices);
        return new ImageSet(
            all.Name, split, all.Pixels.index_select(0, index), all.Labels.index_select(0, index), all.ClassNames, all.Remark);
    }
}
