using System.Runtime.InteropServices;
using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Display;

/// <content>Images before and after the random changes of training.</content>
public sealed partial record Gallery
{
    /// <summary>The first image of a set, and what augmentation makes of it in some epochs.</summary>
    /// <param name="set">The images.</param>
    /// <param name="augmentation">The random changes.</param>
    /// <param name="count">How many changed images to show.</param>
    /// <param name="index">The image's number in the set.</param>
    /// <param name="seed">The seed of the changes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The set has no image of this number, or nothing is to be shown.</exception>
    public static Gallery BeforeAndAfter(
        ImageSet set, Augmentation augmentation, int count = 9, int index = 0, ulong seed = 0)
    {
        RequireIndex(index, set.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var scope = NewDisposeScope();
        var one = tensor([(long)index]);
        using var alone = new ImageSet(
            set.Name, set.Split, set.Pixels.index_select(0, one), set.Labels.index_select(0, one), set.ClassNames, set.Remark);
        using var batches = new TrainingBatches(alone, zeros(set.Height, set.Width, 3), count, seed, augmentation);
        using var batch = batches[0];
        var name = set.ClassNames[(int)set.Labels[index].item<long>()];
        return new Gallery(
            $"An image of {set.Name} and what training sees of it",
            [new GalleryPicture(PngOf(set, index), $"{name}, original", null), .. Views(batch, null, i => $"epoch {i + 1}")]);
    }

    /// <summary>A photograph, and what augmentation makes of it in some epochs.</summary>
    /// <param name="photos">The photographs.</param>
    /// <param name="statistics">Their mean image and colours.</param>
    /// <param name="augmentation">The random changes; the paper's if null.</param>
    /// <param name="count">How many changed images to show.</param>
    /// <param name="index">The photograph's number in the folder.</param>
    /// <param name="seed">The seed of the changes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The folder has no photograph of this number, or nothing is to be shown.</exception>
    /// <exception cref="InvalidDataException">The file cannot be decoded.</exception>
    public static Gallery BeforeAndAfter(
        ImageFolder photos,
        PhotoStatistics statistics,
        PhotoAugmentation? augmentation = null,
        int count = 7,
        int index = 0,
        ulong seed = 0)
    {
        RequireIndex(index, photos.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var batches = new PhotoBatches(photos.Only(index), statistics, count, seed, augmentation);
        using var batch = batches[0];
        var original = Photo(photos, index, null);
        return new Gallery(
            $"A photograph of {photos.Name} and what training sees of it",
            [original with { Label = $"{original.Label}, original" }, .. Views(batch, statistics.MeanImage, i => $"epoch {i + 1}")]);
    }

    /// <summary>A batch as a network sees it, the mean added back.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="mean">[H, W, 3], float: what was subtracted.</param>
    /// <param name="classNames">The names of the classes by label.</param>
    /// <param name="count">How many images to show at most.</param>
    public static Gallery Of(Batch batch, Tensor mean, IReadOnlyList<string> classNames, int count = 20)
    {
        using var values = mean.cpu().contiguous();
        var labels = batch.Labels.data<long>().ToArray();
        var pictures = Views(batch, values.data<float>().ToArray(), i => classNames[(int)labels[i]]);
        return new Gallery($"A batch of {labels.Length} images", [.. pictures.Take(count)]);
    }

    private static List<GalleryPicture> Views(Batch batch, IReadOnlyList<float>? mean, Func<int, string> label)
    {
        using var images = batch.Images.permute(0, 2, 3, 1).cpu().contiguous();
        var (count, height, width) = ((int)images.shape[0], (int)images.shape[1], (int)images.shape[2]);
        var pictures = new List<GalleryPicture>();
        for (var i = 0; i < count; i++)
        {
            var values = MemoryMarshal.Cast<byte, float>(images.bytes).Slice(i * height * width * 3, height * width * 3);
            var view = new Picture(width, height, Bytes(values, mean));
            var small = width <= 72 ? new GalleryPicture(Png.Encode(view.Pixels, width, height), string.Empty, null) : Shown(view, string.Empty, LongerSide);
            pictures.Add(small with { Label = label(i) });
        }

        return pictures;
    }

    private static byte[] Bytes(ReadOnlySpan<float> values, IReadOnlyList<float>? mean)
    {
        var bytes = new byte[values.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Math.Clamp(MathF.Round(255 * (values[i] + (mean?[i] ?? 0))), 0, 255);
        }

        return bytes;
    }
}
