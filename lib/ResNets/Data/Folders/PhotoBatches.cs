using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>
/// The endless sequence of training batches of section 3.4: the shorter side resized to a random length, a random crop or its
/// mirror image, the per-pixel mean subtracted, colours moved along their principal components. A batch depends on the seed
/// and its number only; all cores make the next one while one is used.
/// </summary>
public sealed class PhotoBatches : IBatches, IDisposable
{
    private const ulong DrawsPerPhoto = 16;
    private const ulong FirstColourDraw = 4;

    private readonly ImageFolder _folder;
    private readonly PhotoStatistics _statistics;
    private readonly PhotoAugmentation _augmentation;
    private readonly EpochOrder _order;
    private readonly Device _device;
    private readonly int? _workers;
    private readonly ConcurrentBag<PhotoCutter> _cutters = [];
    private readonly ReadAhead<Batch> _ahead;

    /// <summary>Prepares the sequence; nothing is read before the first batch is asked for.</summary>
    /// <param name="folder">The training photographs.</param>
    /// <param name="statistics">Their mean image and colours, at the side of the crops.</param>
    /// <param name="batchSize">Photographs in a batch.</param>
    /// <param name="seed">The seed of the order and of all changes.</param>
    /// <param name="augmentation">The random changes; the paper's if null.</param>
    /// <param name="device">Where the batches are used; the CPU if null.</param>
    /// <param name="workers">Threads that decode and cut; every core if null. Batches do not depend on it.</param>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public PhotoBatches(
        ImageFolder folder,
        PhotoStatistics statistics,
        int batchSize,
        ulong seed,
        PhotoAugmentation? augmentation = null,
        Device? device = null,
        int? workers = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers ?? 1, 1);
        (_folder, _statistics, BatchSize) = (folder, statistics, batchSize);
        (_augmentation, _device, _workers) = (augmentation ?? PhotoAugmentation.Paper, device ?? CPU, workers);
        _augmentation.Validate();
        _order = new EpochOrder(seed, folder.Count);
        _ahead = new ReadAhead<Batch>(Make, depth: 1);
    }

    /// <summary>Photographs in a batch.</summary>
    public int BatchSize { get; }

    /// <summary>The batch of one iteration.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    /// <returns>Images [B, 3, crop, crop] float and labels [B]; the caller disposes both.</returns>
    /// <exception cref="InvalidDataException">A file cannot be decoded; the message names it and says why.</exception>
    public Batch this[long iteration] => _ahead.Take(iteration).Adopt();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ahead.Dispose();
        while (_cutters.TryTake(out var cutter))
        {
            cutter.Dispose();
        }
    }

    private Batch Make(long iteration)
    {
        using var scope = NewDisposeScope();
        var crop = _augmentation.Crop;
        var places = Enumerable.Range(0, BatchSize).Select(i => _order[(iteration * BatchSize) + i]).ToArray();
        var labels = tensor(places.Select(place => (long)_folder.Files[place.Sample].Label).ToArray());
        var images = empty(BatchSize, crop, crop, 3, dtype: ScalarType.Float32);
        var size = 3 * crop * crop;
        PhotoLoop.Run(
            BatchSize,
            () => _cutters.TryTake(out var kept) ? kept : new PhotoCutter(crop),
            (i, cutter) =>
            {
                var target = MemoryMarshal.Cast<byte, float>(images.bytes).Slice(i * size, size);
                Cut(cutter, places[i].Sample, DrawsPerPhoto * places[i].Position, places[i].Random, target);
            },
            _cutters.Add,
            _workers);
        return new Batch(
            images.permute(0, 3, 1, 2).to(_device).MoveToOuterDisposeScope(), labels.to(_device).MoveToOuterDisposeScope());
    }

    /// <summary>One photograph, with the random numbers from <paramref name="first"/> on.</summary>
    private void Cut(PhotoCutter cutter, int sample, ulong first, CounterRandom random, Span<float> target)
    {
        var (smallest, crop) = (_augmentation.SmallestSide, _augmentation.Crop);
        var side = smallest + random.Below(first, _augmentation.LargestSide - smallest + 1);
        var (width, height) = cutter.Read(_folder.Files[sample].Path, side);
        var area = new PictureArea(
            random.Below(first + 1, width - crop + 1), random.Below(first + 2, height - crop + 1), crop, crop);
        cutter.Cut((width, height), area, mirrored: _augmentation.Flip && random.Below(first + 3, 2) == 1);
        Span<double> multiples = stackalloc double[3];
        Span<float> shift = stackalloc float[3];
        for (var i = 0; i < 3; i++)
        {
            multiples[i] = _augmentation.ColourNoise * random.Gaussian(first + FirstColourDraw + (ulong)(2 * i));
        }

        _statistics.Colours.Shift(multiples, shift);
        _statistics.Normalization.Apply(cutter.Pixels, crop, target, shift);
    }
}
