using System.Globalization;
using System.Security.Cryptography;
using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>Labelled images of one size in memory: one uint8 tensor, one label tensor.</summary>
public sealed class ImageSet : ILabelledImages, IDisposable
{
    private readonly Lazy<string> _fingerprint;

    /// <summary>Takes ownership of both tensors.</summary>
    /// <param name="name">What the images are, such as <c>CIFAR-10</c>.</param>
    /// <param name="split"><c>train</c>, <c>validation</c> or <c>test</c>.</param>
    /// <param name="images">[N, H, W, 3], uint8, contiguous, on the CPU.</param>
    /// <param name="labels">[N], int64, 0 … classes − 1.</param>
    /// <param name="classNames">The names of the classes by label.</param>
    /// <param name="remark">What a reader of a result has to know about the images; empty where there is nothing.</param>
    /// <exception cref="ArgumentException">Shapes, types or labels do not fit.</exception>
    public ImageSet(
        string name, string split, Tensor images, Tensor labels, IReadOnlyList<string> classNames, string remark = "")
    {
        Validate(name, images, labels, classNames);
        (Name, Split, Remark, ClassNames) = (name, split, remark, classNames);
        Pixels = images.DetachFromDisposeScope();
        Labels = labels.DetachFromDisposeScope();
        _fingerprint = new Lazy<string>(ComputeFingerprint);
    }

    /// <summary>What the images are, such as <c>CIFAR-10</c>.</summary>
    public string Name { get; }

    /// <summary><c>train</c>, <c>validation</c> or <c>test</c>.</summary>
    public string Split { get; }

    /// <summary>What a reader of a result has to know about the images; empty where there is nothing.</summary>
    public string Remark { get; }

    /// <summary>The names of the classes by label.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>[N, H, W, 3], uint8: the pixels as they lie in memory.</summary>
    public Tensor Pixels { get; }

    /// <summary>[N], int64.</summary>
    public Tensor Labels { get; }

    /// <summary>The number of images.</summary>
    public int Count => (int)Pixels.shape[0];

    /// <summary>Rows of one image.</summary>
    public int Height => (int)Pixels.shape[1];

    /// <summary>Columns of one image.</summary>
    public int Width => (int)Pixels.shape[2];

    /// <summary>Twelve hexadecimal digits that differ where pixels or labels differ.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>The name, size and count in a few words, such as <c>CIFAR-10, 5,000 train images at 16×16</c>.</summary>
    public string Title => string.Create(
        CultureInfo.InvariantCulture, $"{Name}, {Count:N0} {Split} images at {Height}×{Width}");

    /// <summary>A copy with the same number of images of each class, drawn by seed, in random order.</summary>
    /// <param name="count">The number of images; a multiple of the number of classes.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">There are not enough images, or the count is no multiple of the classes.</exception>
    public ImageSet Subset(int count, ulong seed = 0) =>
        Pick(BalancedSubset.Draw(Name, Labels.data<long>().ToArray(), ClassNames, count, seed), Split);

    /// <inheritdoc/>
    public ILabelledImages First(int count) =>
        Pick([.. Enumerable.Range(0, Math.Min(count, Count)).Select(index => (long)index)], Split);

    /// <summary>
    /// Copies of both parts of a random division, as the paper's 45,000 images to train on and 5,000 to choose settings by.
    /// </summary>
    /// <param name="validation">The number of images to choose by; the paper's 5,000 of 50,000.</param>
    /// <param name="seed">The seed of the division.</param>
    /// <returns>The images to train on and those to choose by; none is in both.</returns>
    /// <exception cref="ArgumentException">One of the parts would be empty.</exception>
    public (ImageSet Train, ImageSet Validation) SplitOff(int validation, ulong seed = 0)
    {
        if (validation < 1 || validation >= Count)
        {
            throw new ArgumentException(
                $"{validation} of the {Count} images of {Name} were asked for to choose by; expected 1 to {Count - 1}.", nameof(validation));
        }

        var order = new CounterRandom(seed, stream: 0).Permutation(Count).Select(index => (long)index).ToArray();
        return (Pick(order[validation..], Split), Pick(order[..validation], "validation"));
    }

    /// <summary>A copy at half the height and width: the mean of every 2×2 pixels, rounded.</summary>
    /// <exception cref="InvalidOperationException">The height or width is odd.</exception>
    public ImageSet HalfSize()
    {
        if (Height % 2 != 0 || Width % 2 != 0)
        {
            throw new InvalidOperationException(
                $"{Name} images are {Height}×{Width}; halving needs an even height and width.");
        }

        using var scope = NewDisposeScope();
        var sums = Pixels.to(ScalarType.Int16).reshape(Count, Height / 2, 2, Width / 2, 2, 3)
            .sum(new long[] { 2, 4 }, type: ScalarType.Float32);
        var halved = sums.add(2).mul(0.25).to(ScalarType.Byte);
        return new ImageSet(Name, Split, halved, Labels.clone(), ClassNames, Remark);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
    }

    private ImageSet Pick(long[] chosen, string split)
    {
        using var scope = NewDisposeScope();
        using var index = tensor(chosen);
        return new ImageSet(Name, split, Pixels.index_select(0, index), Labels.index_select(0, index), ClassNames, Remark);
    }

    private static void Validate(string name, Tensor images, Tensor labels, IReadOnlyList<string> classNames)
    {
        Require(
            images.dtype == ScalarType.Byte && images.dim() == 4 && images.shape[3] == 3,
            $"images are {images.dtype} [{string.Join(", ", images.shape)}]; expected Byte [N, H, W, 3]");
        Require(
            labels.dtype == ScalarType.Int64 && labels.dim() == 1 && labels.shape[0] == images.shape[0],
            $"labels are {labels.dtype} [{string.Join(", ", labels.shape)}]; expected Int64 [{images.shape[0]}]");
        Require(images.shape[0] > 0, "there is no image; at least one is needed");
        using var scope = NewDisposeScope();
        var (smallest, largest) = (labels.min().item<long>(), labels.max().item<long>());
        Require(
            smallest >= 0 && largest < classNames.Count,
            $"labels run from {smallest} to {largest}; expected 0 to {classNames.Count - 1}");

        void Require(bool condition, string what)
        {
            if (!condition)
            {
                throw new ArgumentException($"{name}: {what}.");
            }
        }
    }

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Pixels.bytes);
        hash.AppendData(Labels.bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
