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
    private readonly float[]? _std;
    private readonly float[] _scale;

    private Normalization(string name, float[] meanImage, int width, float[] channelMean, float[]? std)
    {
        (Name, _meanImage, Width, _channelMean, _std) = (name, meanImage, width, channelMean, std);
        _scale = std is null ? [1, 1, 1] : [.. std.Select(value => 1 / value)];
    }

    /// <summary>The names of the normalizations that weights are trained with.</summary>
    public static IReadOnlyList<string> Names { get; } = ["per-pixel", "cifar", "imagenet"];

    /// <summary>The colour statistics of ImageNet, with which torchvision's networks and pytorch_resnet_cifar10's were trained.</summary>
    public static Normalization ImageNet { get; } =
        PerChannel([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f], "imagenet");

    /// <summary>The colour statistics of CIFAR-10's training images (<see cref="PixelStatistics.PerChannel"/>).</summary>
    public static Normalization Cifar { get; } =
        PerChannel([0.4914f, 0.4822f, 0.4465f], [0.2470f, 0.2435f, 0.2616f], "cifar");

    /// <summary>What it is called.</summary>
    public string Name { get; }

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
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentException">There are not three of each, or a deviation is not above 0.</exception>
    public static Normalization PerChannel(float[] mean, float[] std, string name = "per-channel")
    {
        if (mean.Length != 3 || std.Length != 3 || std.Any(value => !(value > 0)))
        {
            throw new ArgumentException(
                $"means [{string.Join(", ", mean)}] and deviations [{string.Join(", ", std)}] were given; expected three of each, deviations above 0.");
        }

        return new Normalization(name, [], 0, [.. mean], [.. std]);
    }

    /// <summary>A mean image as rows of red, green, blue.</summary>
    internal static Normalization PerPixel(float[] mean, int width)
    {
        var channels = Enumerable.Range(0, 3).Select(c => mean.Where((_, i) => i % 3 == c).Average()).ToArray();
        return new Normalization("per-pixel", mean, width, channels, std: null);
    }

    /// <summary>The numbers as tensors of the caller's dispose scope.</summary>
    /// <returns>Mean, [H, W, 3] or [3], and standard deviation, [3], or null for nothing to divide by; float.</returns>
    public (Tensor Mean, Tensor? Std) ToTensors() => (
        Width == 0 ? tensor(_channelMean) : tensor(_meanImage).reshape(-1, Width, 3),
        _std is null ? null : tensor(_std));

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
