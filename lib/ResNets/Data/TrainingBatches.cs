using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Data;

/// <summary>
/// The endless sequence of training batches of section 4.2: the per-pixel mean subtracted, 4 pixels of zero padding on each
/// side, a random crop, a random horizontal flip. Every image comes once an epoch, in an order of the epoch's own. A batch
/// depends on the seed and its number only, so that a run can resume at any iteration.
/// </summary>
public sealed class TrainingBatches : IDisposable
{
    private const ulong ShuffleStream = 0;
    private const ulong CropStream = 1;

    private readonly ulong _seed;
    private readonly int _count;
    private readonly int _height;
    private readonly int _width;
    private readonly int _padding;
    private readonly bool _flip;
    private readonly Tensor _pixels;
    private readonly Tensor _mean;
    private readonly Tensor _labels;
    private readonly Tensor _rows;
    private readonly Tensor _columns;
    private (long Epoch, int[] Order) _shuffled = (-1, []);

    /// <summary>Pads the images once and puts them on the device; batches are then cut out of them.</summary>
    /// <param name="set">The training images.</param>
    /// <param name="mean">[H, W, 3], float: the mean image, <see cref="PixelStatistics.MeanImage"/>.</param>
    /// <param name="batchSize">Images in a batch.</param>
    /// <param name="seed">The seed of the order, the crops and the flips.</param>
    /// <param name="augmentation">Which of the random changes to make.</param>
    /// <param name="device">Where the batches are made and used; the CPU if null.</param>
    public TrainingBatches(
        ImageSet set, Tensor mean, int batchSize, ulong seed, Augmentation augmentation, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (BatchSize, _seed, _count, _height, _width) = (batchSize, seed, set.Count, set.Height, set.Width);
        (_padding, _flip) = (augmentation.Padding, augmentation.Flip);
        using var scope = NewDisposeScope();
        device ??= CPU;
        _pixels = Keep(Pad(set.Pixels).reshape(-1, 3).to(device));
        _mean = Keep(Pad(mean.unsqueeze(0)).reshape(-1, 3).to(device));
        _labels = Keep(set.Labels.to(device).alias());
        _rows = Keep(arange(_height).mul(PaddedWidth).reshape(1, -1, 1).to(device));
        _columns = Keep(arange(_width).reshape(1, 1, -1).to(device));
    }

    /// <summary>Images in a batch.</summary>
    public int BatchSize { get; }

    private int PaddedHeight => _height + (2 * _padding);

    private int PaddedWidth => _width + (2 * _padding);

    /// <summary>The batch of one iteration.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    /// <returns>Images [B, 3, H, W] float and labels [B]; the caller disposes both.</returns>
    public Batch this[long iteration]
    {
        get
        {
            using var scope = NewDisposeScope();
            var draw = Draw(iteration);
            var pixel = PerImage(draw.Corner) + _rows + (PerImage(draw.Step) * _columns);
            var image = PerImage(draw.Sample);
            var pixels = _pixels.index_select(0, (pixel + (image * (PaddedHeight * PaddedWidth))).flatten());
            var images = pixels.to(ScalarType.Float32).mul_(1f / 255).sub_(_mean.index_select(0, pixel.flatten()))
                .reshape(BatchSize, _height, _width, 3).permute(0, 3, 1, 2);
            var labels = _labels.index_select(0, image.flatten());
            return new Batch(images.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in new[] { _pixels, _mean, _labels, _rows, _columns })
        {
            tensor.Dispose();
        }
    }

    private static Tensor Keep(Tensor tensor) => tensor.DetachFromDisposeScope();

    private Tensor Pad(Tensor images) => F.pad(images, [0, 0, _padding, _padding, _padding, _padding]);

    private Tensor PerImage(long[] values) => tensor(values).to(_pixels.device).reshape(-1, 1, 1);

    /// <summary>
    /// For each image of a batch: its number in the set, the padded image's pixel that becomes the crop's top left one, and
    /// the direction in which the columns run (−1 where the image is flipped).
    /// </summary>
    private (long[] Sample, long[] Corner, long[] Step) Draw(long iteration)
    {
        var (sample, corner, step) = (new long[BatchSize], new long[BatchSize], new long[BatchSize]);
        for (var i = 0; i < BatchSize; i++)
        {
            var (epoch, position) = Math.DivRem((iteration * BatchSize) + i, _count);
            var random = new CounterRandom(_seed, Stream(epoch, CropStream));
            var first = 3 * (ulong)position;
            var top = random.Below(first, (2 * _padding) + 1);
            var left = random.Below(first + 1, (2 * _padding) + 1);
            var flipped = _flip && random.Below(first + 2, 2) == 1;
            sample[i] = Order(epoch)[position];
            corner[i] = (top * PaddedWidth) + left + (flipped ? _width - 1 : 0);
            step[i] = flipped ? -1 : 1;
        }

        return (sample, corner, step);
    }

    private int[] Order(long epoch)
    {
        if (_shuffled.Epoch != epoch)
        {
            _shuffled = (epoch, new CounterRandom(_seed, Stream(epoch, ShuffleStream)).Permutation(_count));
        }

        return _shuffled.Order;
    }

    private static ulong Stream(long epoch, ulong purpose) => ((ulong)epoch * 2) + purpose;
}
