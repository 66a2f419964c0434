using System.Runtime.CompilerServices;
using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Tests.Data;

public sealed class TrainingBatchesTests
{
    [Fact]
    public void EveryImageComesOnceAnEpochAndEpochsDiffer()
    {
        using var set = Numbered(30);
        using var mean = zeros(4, 4, 3);
        using var stream = new TrainingBatches(set, mean, 10, seed: 5, Augmentation.None);
        var epochs = Enumerable.Range(0, 2).Select(epoch => Enumerable.Range(0, 3).SelectMany(i => Numbers(stream[(epoch * 3) + i])).ToArray()).ToArray();
        Assert.Equal(Enumerable.Range(0, 30), epochs[0].Order());
        Assert.Equal(Enumerable.Range(0, 30), epochs[1].Order());
        Assert.NotEqual(epochs[0], epochs[1]);
    }

    [Fact]
    public void ABatchDependsOnSeedAndIterationOnly()
    {
        using var set = Images.Random(25);
        using var mean = PixelStatistics.MeanImage(set);
        using var first = new TrainingBatches(set, mean, 8, seed: 5, Augmentation.Paper);
        using var second = new TrainingBatches(set, mean, 8, seed: 5, Augmentation.Paper);
        using var other = new TrainingBatches(set, mean, 8, seed: 6, Augmentation.Paper);
        _ = first[0];
        _ = first[1];
        using var after = first[7];
        using var alone = second[7];
        using var different = other[7];
        Assert.True(after.Images.allclose(alone.Images, rtol: 0, atol: 0));
        Assert.False(after.Images.allclose(different.Images));
    }

    [Fact]
    public void AMeanInDoublePrecisionGivesTheSameBatches()
    {
        using var set = Images.Random(25);
        using var mean = PixelStatistics.MeanImage(set);
        using var exact = mean.to(ScalarType.Float64);
        using var single = new TrainingBatches(set, mean, 8, seed: 5, Augmentation.Paper);
        using var other = new TrainingBatches(set, exact, 8, seed: 5, Augmentation.Paper);
        using var batch = single[1];
        using var same = other[1];
        Assert.True(batch.Images.allclose(same.Images, rtol: 0, atol: 0));
        Assert.False(mean.IsInvalid || exact.IsInvalid);
    }

    [Fact]
    public void AMeanOfAnotherSizeAndANegativeNumberAreRefused()
    {
        using var set = Images.Random(5, side: 8);
        using var mean = zeros(16, 16, 3);
        var error = Assert.Throws<ArgumentException>(() => new TrainingBatches(set, mean, 2, seed: 0, Augmentation.None));
        Assert.Contains("A mean of shape [16, 16, 3] came for ", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected the mean image [8, 8, 3]", error.Message, StringComparison.Ordinal);
        using var batches = new TrainingBatches(set, zeros(8, 8, 3), 2, seed: 0, Augmentation.None);
        Assert.Throws<ArgumentOutOfRangeException>(() => batches[-1]);
    }

    [Fact]
    public void ABatchDoesNotDependOnTheNumberOfThreads()
    {
        var threads = get_num_threads();
        using var set = Images.Random(300, side: 32);
        using var mean = PixelStatistics.MeanImage(set);
        try
        {
            var alone = Pixels(1);
            Assert.Equal(alone, Pixels(2));
            Assert.Equal(alone, Pixels(4));
        }
        finally
        {
            set_num_threads(threads);
        }

        float[] Pixels(int count)
        {
            set_num_threads(count);
            using var stream = new TrainingBatches(set, mean, 128, seed: 5, Augmentation.Paper);
            using var batch = stream[3];
            return batch.Images.contiguous().data<float>().ToArray();
        }
    }

    /// <summary>Every image of a batch is one of the (2·4+1)² · 2 crops of its padded original, mean subtracted.</summary>
    [Fact]
    public void ImagesAreFlippedCropsOfThePaddedOriginal()
    {
        const int Side = 5;
        using var set = Images.Random(6, Side);
        using var mean = PixelStatistics.MeanImage(set);
        using var stream = new TrainingBatches(set, mean, 6, seed: 11, new Augmentation(2, true));
        using var batch = stream[0];
        var originals = Enumerable.Range(0, 6).Select(i => Normalized(set, mean, i)).ToArray();
        var found = batch.Images.permute(0, 2, 3, 1).contiguous().data<float>().ToArray().Chunk(Side * Side * 3).ToArray();
        var crops = originals.Select(original => Crops(original, Side, 2).ToArray()).ToArray();
        Assert.All(found, image => Assert.Contains(crops, own => own.Any(crop => Same(crop, image))));
        Assert.Contains(found, image => !originals.Any(original => Same(original, image)));
    }

    [Fact]
    public void ChannelsLieInnermost()
    {
        using var set = Images.Random(4);
        using var mean = PixelStatistics.MeanImage(set);
        using var stream = new TrainingBatches(set, mean, 4, seed: 1, Augmentation.Paper);
        using var batch = stream[0];
        Assert.Equal([4, 3, 8, 8], batch.Images.shape);
        Assert.Equal([8 * 8 * 3, 1, 8 * 3, 3], batch.Images.stride());
    }

    [Fact]
    public void NothingIsLeftBehind()
    {
        using var set = Images.Random(20);
        using var mean = PixelStatistics.MeanImage(set);
        var before = LiveTensors.Count();
        using (var stream = new TrainingBatches(set, mean, 8, seed: 1, Augmentation.Paper))
        {
            for (var i = 0; i < 10; i++)
            {
                using var batch = stream[i];
            }
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    /// <summary>Making batches ahead must not keep the images of a sequence that was forgotten: notebooks forget to dispose.</summary>
    [Fact]
    public void ASequenceThatNobodyHoldsGoesWithoutBeingDisposed()
    {
        using var set = Images.Random(20);
        using var mean = PixelStatistics.MeanImage(set);
        WeakReference forgotten = Forget();
        Assert.True(SpinWait.SpinUntil(IsGone, TimeSpan.FromSeconds(60)));

        [MethodImpl(MethodImplOptions.NoInlining)]
        WeakReference Forget()
        {
            var stream = new TrainingBatches(set, mean, 8, seed: 1, Augmentation.Paper);
            stream[0].Dispose();
            return new WeakReference(stream);
        }

        bool IsGone()
        {
            GC.Collect();
            return !forgotten.IsAlive;
        }
    }

    [Fact]
    public void WhatCannotBeMadeIsThrownWhereItIsAskedForAndCanBeAskedForAgain()
    {
        var failures = 1;
        using var numbers = new ReadAhead<MemoryStream>(Make, depth: 2);
        using (var first = numbers.Take(0))
            Assert.Equal(0, first.Length);
        Assert.Equal("no 1", Assert.Throws<InvalidDataException>(() => numbers.Take(1)).Message);
        using var again = numbers.Take(1);
        using var next = numbers.Take(2);
        Assert.Equal((1, 2), (again.Length, next.Length));

        MemoryStream Make(long number) =>
            number == 1 && failures-- > 0 ? throw new InvalidDataException($"no {number}") : new MemoryStream(new byte[number]);
    }

    /// <summary>Cut in memory or gathered on a device, a batch is the same to the bit.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    public void HostAndDeviceCutTheSame(int padding)
    {
        using var set = Images.Random(5);
        using var mean = PixelStatistics.MeanImage(set);
        using var host = new HostCrops(set, mean, padding);
        using var device = new DeviceCrops(set, mean, padding, CPU);
        var random = new Random(4);
        CropDraw[] draws = [.. Enumerable.Range(0, 64).Select(i => new CropDraw(i % 5, random.Next((2 * padding) + 1), random.Next((2 * padding) + 1), i % 2 == 0))];
        using var a = host.Cut(draws);
        using var b = device.Cut(draws);
        Assert.True(a.Images.allclose(b.Images, rtol: 0, atol: 0));
        Assert.Equal(b.Images.stride(), a.Images.stride());
        Assert.Equal(b.Labels.data<long>().ToArray(), a.Labels.data<long>().ToArray());
    }

    [Fact]
    public void ABatchBelongsToTheScopeOfWhoAsked()
    {
        using var set = Images.Random(5);
        using var mean = PixelStatistics.MeanImage(set);
        using var stream = new TrainingBatches(set, mean, 4, seed: 1, Augmentation.Paper);
        Batch batch;
        using (NewDisposeScope())
        {
            batch = stream[0];
        }

        Assert.True(batch.Images.IsInvalid);
    }

    /// <summary>Images whose first pixel tells their number.</summary>
    private static ImageSet Numbered(int count)
    {
        var pixels = arange(count, dtype: ScalarType.Byte).reshape(-1, 1, 1, 1).expand(count, 4, 4, 3).contiguous();
        return new ImageSet("numbered", "train", pixels, zeros(count, dtype: ScalarType.Int64), Images.ClassNames(2));
    }

    private static int[] Numbers(Batch batch)
    {
        using (batch)
        {
            return [.. batch.Images.select(1, 0).select(1, 0).select(1, 0).contiguous().data<float>().ToArray().Select(v => (int)Math.Round(v * 255))];
        }
    }

    private static float[] Normalized(ImageSet set, Tensor mean, int index) =>
        (set.Pixels[index].to(ScalarType.Float32) / 255 - mean).contiguous().data<float>().ToArray();

    private static IEnumerable<float[]> Crops(float[] image, int side, int padding)
    {
        for (var top = -padding; top <= padding; top++)
        {
            for (var left = -padding; left <= padding; left++)
            {
                foreach (var flip in new[] { false, true })
                {
                    yield return Crop(image, side, top, left, flip);
                }
            }
        }
    }

    private static float[] Crop(float[] image, int side, int top, int left, bool flip)
    {
        var crop = new float[image.Length];
        for (var i = 0; i < crop.Length; i++)
        {
            var (row, column, channel) = (i / 3 / side, i / 3 % side, i % 3);
            var (r, c) = (row + top, (flip ? side - 1 - column : column) + left);
            crop[i] = r < 0 || r >= side || c < 0 || c >= side ? 0 : image[(((r * side) + c) * 3) + channel];
        }

        return crop;
    }

    private static bool Same(float[] a, float[] b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
}
