using ResNets.Charts.Picture;
using ResNets.Data;
using ResNets.Evaluation;
using static TorchSharp.torch;

namespace ResNets.Display;

/// <summary>Some images of a set with their class names, and what a network says about them.</summary>
/// <param name="Title">The set, in words.</param>
/// <param name="Pictures">The pictures in order.</param>
[TypeFormatterSource(typeof(GalleryFormatters), PreferredMimeTypes = ["text/html", FigureSvg.MimeType, "text/plain"])]
public sealed partial record Gallery(string Title, IReadOnlyList<GalleryPicture> Pictures)
{
    /// <summary>The classes of the marked objects, in the order of their names.</summary>
    internal string[] BoxClasses =>
        [.. Pictures.SelectMany(picture => picture.Boxes).Select(box => box.Label).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The first images of a set.</summary>
    /// <param name="set">The images.</param>
    /// <param name="count">How many to show at most.</param>
    /// <param name="predictions">A network's label for each image of the set, or null.</param>
    /// <exception cref="ArgumentException">The predictions are of other images.</exception>
    public static Gallery Of(ImageSet set, int count = 20, IReadOnlyList<int>? predictions = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (predictions is not null)
        {
            RequireSameCount(set.Count, predictions.Count, "Predictions", nameof(predictions));
        }

        var labels = set.Labels.data<long>().ToArray();
        return new Gallery(((ILabelledImages)set).InWords, [.. Enumerable.Range(0, Math.Min(count, set.Count)).Select(Picture)]);

        GalleryPicture Picture(int index) => new(
            PngOf(set, index),
            set.ClassNames[(int)labels[index]],
            predictions is null ? null : set.ClassNames[predictions[index]]);
    }

    /// <summary>The images that a network gets wrong with the greatest confidence, the worst first.</summary>
    /// <param name="set">The images.</param>
    /// <param name="scores">What the network says about them.</param>
    /// <param name="count">How many to show at most.</param>
    /// <exception cref="ArgumentException">The scores are of other images.</exception>
    public static Gallery Mistakes(ImageSet set, Scores scores, int count = 20)
    {
        RequireSameCount(set.Count, scores.Count, "Scores", nameof(scores));
        return new Gallery(
            $"The most confident mistakes on {((ILabelledImages)set).InWords}",
            [.. scores.MostConfidentMistakes(count).Select(index => Answered(PngOf(set, index), scores, index))]);
    }

    /// <summary>The channels of a feature map, from black for the smallest number to white for the largest.</summary>
    /// <param name="title">What the map is.</param>
    /// <param name="map">[C, H, W], float.</param>
    public static Gallery OfChannels(string title, Tensor map)
    {
        using var scope = NewDisposeScope();
        var (low, high) = (map.min(), map.max());
        var grey = map.sub(low).div(high.sub(low).clamp_min(1e-12)).mul(255).to(ScalarType.Byte);
        var rgb = grey.unsqueeze(3).expand(-1, -1, -1, 3).contiguous();
        return new Gallery(title, [.. Enumerable.Range(0, (int)map.shape[0]).Select(Channel)]);

        GalleryPicture Channel(int index) => new(
            Png.Encode(rgb[index].contiguous().bytes, (int)map.shape[2], (int)map.shape[1]), $"channel {index}", null);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Title}: {string.Join(", ", Pictures.Select(picture => picture.Caption))}";

    private static GalleryPicture Answered(byte[] png, Scores scores, int index) => new(
        png, scores.ClassNames[scores.Labels[index]], scores.ClassNames[scores.Predictions[index]])
    {
        Confidence = scores.Confidence(index),
    };

    private static byte[] PngOf(ImageSet set, int index)
    {
        var bytes = set.Height * set.Width * 3;
        return Png.Encode(set.Pixels.bytes.Slice(index * bytes, bytes), set.Width, set.Height);
    }

    private static void RequireSameCount(int count, int answers, string what, string parameter)
    {
        if (answers != count)
        {
            throw new ArgumentException($"{what} of {answers} images came with {count} images; expected as many.", parameter);
        }
    }

    private static void RequireIndex(int index, int count)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The set has {count:N0} images; expected a number from 0 to {count - 1}.");
        }
    }
}
