using TorchSharp;
using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>
/// The endless sequence of training batches of section 4.2: the per-pixel mean subtracted, 4 pixels of zero padding on each
/// side, a random crop, a random horizontal flip. Every image comes once an epoch, in an order of the epoch's own. A batch
/// depends on the seed and its number only, so that a run can resume at any iteration; the next ones are made ahead.
/// </summary>
public sealed class TrainingBatches : IBatches, IDisposable
{
    private const int Depth = 2;
    private const int DrawsPerImage = 3;

    private readonly EpochOrder _order;
    private readonly Augmentation _augmentation;
    private readonly ICrops _crops;
    private readonly ReadAhead<Batch>? _ahead;

    /// <summary>Prepares the sequence; on another device than the CPU the images are put there, once.</summary>
    /// <param name="set">The training images.</param>
    /// <param name="mean">[H, W, 3], float: the mean image, <see cref="PixelStatistics.MeanImage(ImageSet)"/>.</param>
    /// <param name="batchSize">Images in a batch.</param>
    /// <param name="seed">The seed of the order, the crops and the flips.</param>
    /// <param name="augmentation">Which of the random changes to make.</param>
    /// <param name="device">Where the batches are made and used; the CPU if null.</param>
    /// <exception cref="ArgumentException">The mean image has another size than the images.</exception>
    public TrainingBatches(
        ImageSet set, Tensor mean, int batchSize, ulong seed, Augmentation augmentation, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(augmentation.Padding);
        RequireMeanImage(set, mean);
        (BatchSize, _augmentation) = (batchSize, augmentation);
        _order = new EpochOrder(seed, set.Count);
        if (device is null || device.type == DeviceType.CPU)
        {
            _crops = new HostCrops(set, mean, augmentation.Padding);
            _ahead = new ReadAhead<Batch>(Cut, Depth);
        }
        else
        {
            _crops = new DeviceCrops(set, mean, augmentation.Padding, device);
        }
    }

    /// <summary>Images in a batch.</summary>
    public int BatchSize { get; }

    /// <summary>The batch of one iteration.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    /// <returns>Images [B, 3, H, W] float and labels [B]; the caller disposes both.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The iteration is below 0.</exception>
    public Batch this[long iteration]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(iteration);
            return _ahead is null ? Cut(iteration) : _ahead.Take(iteration).Adopt();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ahead?.Dispose();
        _crops.Dispose();
    }

    private static void RequireMeanImage(ImageSet set, Tensor mean)
    {
        long[] expected = [set.Height, set.Width, 3];
        if (!mean.shape.SequenceEqual(expected))
        {
            throw new ArgumentException(
                $"A mean of shape [{string.Join(", ", mean.shape)}] came for {set.Name}; expected the mean image [{string.Join(", ", expected)}], as PixelStatistics.MeanImage makes it.",
                nameof(mean));
        }
    }

    private Batch Cut(long iteration)
    {
        var draws = new CropDraw[BatchSize];
        for (var i = 0; i < BatchSize; i++)
        {
            draws[i] = Draw((iteration * BatchSize) + i);
        }

        return _crops.Cut(draws);
    }

    private CropDraw Draw(long place)
    {
        var (sample, position, random) = _order[place];
        var first = DrawsPerImage * position;
        var places = (2 * _augmentation.Padding) + 1;
        return new CropDraw(
            sample,
            Top: random.Below(first, places),
            Left: random.Below(first + 1, places),
            Flipped: _augmentation.Flip && random.Below(first + 2, 2) == 1);
    }
}
