using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>
/// What is done to pixels on the scale 0 … 1 before a network sees them: a mean subtracted, per pixel as in the paper or per
/// channel, and each channel divided by a number.
/// </summary>
public sealed class Normalization
{
    private static readonly float[] s_none = [0, 0, 0];

    private readonly float[] _meanImage;
    private readonly float[] _channelMean;
    private readonly float[] _scale;

    private Normalization(float[] meanImage, int width, float[] channelMean, float[] scale) =>
        (_meanImage, Width, _channelMean, _scale) = (meanImage, width, channelMean, scale);

    /// <summary>The mean and standard deviation of ImageNet that torchvision's weights were trained with.</summary>
    public static Normalization ImageNet { get; } = PerChannel([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>The columns of the mean image; 0 where there is a mean per channel only.</summary>
    private int Width { get; }

    /// <summary>
    /// The paper's: the mean image subtracted. A view of another size than the mean image has its channels' means subtracted.
    /// </summary>
    /// <param name="mean">[H, W, 3], float, on the scale 0 … 1: <see cref="PixelStatistics.MeanImage(ImageSet)"/>.</param>
    /// <exception cref="ArgumentException">The mean has another shape.</exception>
    public static Normalization PerPixel(Tensor mean)
    {
        if (mean.dim() != 3 || mean.shape[2] != 3)
        {
            throw new ArgumentException($"the mean image is [{string.Join(", ", mean.shape)}]; expected [H, W, 3].", nameof(mean));
        }

        using var scope = NewDisposeScope();
        var values = mean.to(ScalarType.Float32).cpu().contiguous();
        return PerPixel(values.data<float>().ToArray(), (int)mean.shape[1]);
    }

    /// <summary>A mean and a standard deviation for each channel.</summary>
    /// <param name="mean">Red, green, blue, on the scale 0 … 1.</param>
    /// <param name="std">Red, green, blue, on the scale 0 … 1.</param>
    /// <exception cref="ArgumentException">There are not three of each, or a deviation is not above 0.</exception>
    public static Normalization PerChannel(float[] mean, float[] std)
    {
        if (mean.Length != 3 || std.Length != 3 || std.Any(value => !(value > 0)))
        {
            throw new ArgumentException(
                $"means [{string.Join(", ", mean)}] and deviations [{string.Join(", ", std)}] were given; expected three of each, deviations above 0.");
        }

        return new Normalization([], 0, [.. mean], [.. std.Select(value => 1 / value)]);
    }

    /// <summary>A mean image as rows of red, green, blue.</summary>
    internal static Normalization PerPixel(float[] mean, int width)
    {
        var channels = Enumerable.Range(0, 3).Select(c => mean.Where((_, i) => i % 3 == c).Average()).ToArray();
        return new Normalization(mean, width, channels, [1, 1, 1]);
    }

    /// <summary>Writes the numbers of one view.</summary>
    /// <param name="pixels">Rows of red, green, blue bytes.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="target">As many numbers, in the same order.</param>
    /// <param name="shift">What is added to red, green and blue before the division; nothing if empty.</param>
    internal void Apply(ReadOnlySpan<byte> pixels, int width, Span<float> target, ReadOnlySpan<float> shift = default)
    {
        var row = 3 * width;
        var means = Repeat(_channelMean, row);
        var shifts = Repeat(shift.IsEmpty ? s_none : shift, row);
        var scales = Repeat(_scale, row);
        var hasOwnMean = width == Width && pixels.Length == _meanImage.Length;
        for (var start = 0; start < pixels.Length; start += row)
        {
            var mean = hasOwnMean ? _meanImage.AsSpan(start, row) : means.AsSpan();
            PixelScaling.Normalize(pixels.Slice(start, row), mean, shifts, scales, target.Slice(start, row));
        }
    }

    private static float[] Repeat(ReadOnlySpan<float> channels, int count)
    {
        var row = new float[count];
        for (var i = 0; i < count; i++)
        {
            row[i] = channels[i % 3];
        }

        return row;
    }
}
