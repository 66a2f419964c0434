using System.Globalization;
using System.Runtime.InteropServices;
using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Evaluation;

/// <summary>
/// The testing behind the paper's best results (tables 4 and 5): whole photographs, fully convolutional, at several sizes and
/// mirrored too, the probabilities averaged.
/// </summary>
public static class MultiScale
{
    /// <summary>The most pixels that a view may have: 16 million, a picture 40 times as long as wide at the side 640.</summary>
    public const long MostPixels = 16_000_000;

    /// <summary>The paper's lengths of the shorter side.</summary>
    public static IReadOnlyList<int> PaperSides { get; } = [224, 256, 384, 480, 640];

    /// <summary>
    /// Asks for the probabilities of all classes, averaged over sizes and mirror images. The network is left in the mode it
    /// was in. A per-pixel mean is subtracted as its channels' means, because views have other sizes than it.
    /// </summary>
    /// <param name="net">The network.</param>
    /// <param name="photos">The test photographs.</param>
    /// <param name="normalization">What the network was trained with.</param>
    /// <param name="sides">The lengths of the shorter side; the paper's five if null.</param>
    /// <param name="mirrored">Whether the mirror images are asked about too.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    /// <param name="progress">Told after every view how many photographs' worth of views are done.</param>
    /// <exception cref="ArgumentException">There is no side, or one is smaller than the images of training.</exception>
    /// <exception cref="InvalidDataException">A file cannot be decoded, or its view would be too large.</exception>
    public static Scores Score(
        ResNet net,
        ImageFolder photos,
        Normalization normalization,
        IReadOnlyList<int>? sides = null,
        bool mirrored = true,
        Device? device = null,
        IProgress<int>? progress = null)
    {
        sides ??= PaperSides;
        if (sides.Count == 0 || sides.Any(side => side < 1))
        {
            throw new ArgumentException($"Shorter sides of [{string.Join(", ", sides)}] pixels were asked for; expected at least one, and each at least 1.");
        }

        var views = 0;
        return EvaluationMode.Run(net, () => Scores.Average([.. sides.Select(side => new Scores(
            [.. photos.Files.SelectMany(file => View(file, side))],
            [.. photos.Files.Select(file => file.Label)],
            photos.ClassNames))]));

        float[] View(PhotoFile file, int side)
        {
            var probabilities = Probabilities(net, file.Path, side, normalization, mirrored, device ?? CPU);
            progress?.Report(++views / sides.Count);
            return probabilities;
        }
    }

    private static float[] Probabilities(
        ResNet net, string path, int side, Normalization normalization, bool mirrored, Device device)
    {
        using var scope = NewDisposeScope();
        var picture = Read(path, side);
        var image = empty(1, picture.Height, picture.Width, 3, dtype: ScalarType.Float32);
        normalization.Apply(picture.Pixels, picture.Width, MemoryMarshal.Cast<byte, float>(image.bytes));
        var view = image.permute(0, 3, 1, 2).to(device);
        var views = mirrored ? cat([view, view.flip(3)], 0) : view;
        return FullyConvolutional.Scores(net, views).softmax(1).mean([0L]).cpu().contiguous().data<float>().ToArray();
    }

    private static Picture Read(string path, int side)
    {
        var picture = PictureFile.Read(path);
        var (width, height) = PictureSize.WithShorterSide(picture.Width, picture.Height, side);
        return (long)width * height <= MostPixels
            ? picture.Resize(width, height)
            : throw PictureFile.Refusal(
                path,
                string.Create(CultureInfo.InvariantCulture, $"would have {width:N0}×{height:N0} pixels with a shorter side of {side}"),
                $"; expected at most {MostPixels / 1_000_000} million. Crop or remove it.");
    }
}
