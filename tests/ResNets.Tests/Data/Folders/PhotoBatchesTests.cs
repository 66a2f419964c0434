using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class PhotoBatchesTests : IDisposable
{
    private static readonly PhotoAugmentation s_small = new(20, 40, 16, true, 0.1);
    private readonly TemporaryFolder _folder = new();
    private readonly ImageFolder _photos;
    private readonly PhotoStatistics _statistics;

    public PhotoBatchesTests()
    {
        PictureFixtures.WritePhotos(_folder);
        _photos = ImageFolder.Open(_folder.Path);
        _statistics = PhotoStatistics.Of(_photos, side: 20, crop: 16);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryPhotographComesOnceAnEpoch()
    {
        using var batches = new PhotoBatches(_photos, _statistics, 5, seed: 1, s_small);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            using var batch = batches[epoch];
            Assert.Equal([5, 3, 16, 16], batch.Images.shape);
            Assert.Equal([0, 0, 0, 1, 1], batch.Labels.data<long>().ToArray().Order());
        }
    }

    /// <summary>Seed, epoch and index decide alone: read in order, out of order, or after a resumption.</summary>
    [Fact]
    public void ABatchDependsOnSeedAndIterationOnly()
    {
        using var first = new PhotoBatches(_photos, _statistics, 3, seed: 5, s_small);
        using var second = new PhotoBatches(_photos, _statistics, 3, seed: 5, s_small);
        using var other = new PhotoBatches(_photos, _statistics, 3, seed: 6, s_small);
        for (var i = 0; i < 7; i++)
        {
            first[i].Dispose();
        }

        using var after = first[7];
        using var resumed = second[7];
        using var different = other[7];
        Assert.True(after.Images.allclose(resumed.Images, rtol: 0, atol: 0));
        Assert.False(after.Images.allclose(different.Images));
    }

    [Fact]
    public void BatchesDoNotDependOnTheNumberOfWorkers()
    {
        var alone = Sequence(1);
        Assert.Equal(alone, Sequence(2));
        Assert.Equal(alone, Sequence(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sequence(0));

        float[][] Sequence(int workers)
        {
            using var batches = new PhotoBatches(_photos, _statistics, 8, seed: 5, s_small, workers: workers);
            return [Numbers(batches, 0), Numbers(batches, 1), Numbers(batches, 2), Numbers(batches, 9)];
        }

        static float[] Numbers(PhotoBatches batches, long iteration)
        {
            using var batch = batches[iteration];
            return [.. batch.Images.contiguous().data<float>().ToArray(), .. batch.Labels.data<long>().ToArray().Select(label => (float)label)];
        }
    }

    /// <summary>With one size and no colour noise, an image is a crop of the resized photograph, or its mirror image.</summary>
    [Fact]
    public void AnImageIsACropOfTheResizedPhotographOrItsMirrorImage()
    {
        var plain = new PhotoAugmentation(24, 24, 16, true, 0);
        using var batches = new PhotoBatches(_photos, _statistics, 5, seed: 2, plain);
        var flips = new HashSet<bool>();
        for (var epoch = 0; epoch < 4; epoch++)
        {
            using var batch = batches[epoch];
            var order = new EpochOrder(2, 5);
            for (var i = 0; i < 5; i++)
            {
                var path = _photos.Files[order[(epoch * 5) + i].Sample].Path;
                var resized = PictureFile.Read(path).ResizeShorterSide(24);
                var image = batch.Images[i].permute(1, 2, 0).contiguous().data<float>().ToArray();
                var found = Crops(resized).Where(crop => Same(crop.Pixels, image)).ToArray();
                Assert.NotEmpty(found);
                flips.Add(found[0].Mirrored);
            }
        }

        Assert.Equal(2, flips.Count);
    }

    /// <summary>Colour noise moves all pixels of an image by one colour, of the deviations asked for.</summary>
    [Fact]
    public void ColoursMoveTogetherAlongTheirComponents()
    {
        var plain = new PhotoAugmentation(24, 24, 16, false, 0);
        using var without = new PhotoBatches(_photos, _statistics, 200, seed: 2, plain);
        using var with = new PhotoBatches(_photos, _statistics, 200, seed: 2, plain with { ColourNoise = 0.5 });
        using var a = without[0];
        using var b = with[0];
        using var moved = b.Images - a.Images;
        using var flat = moved.permute(0, 2, 3, 1).reshape(200, -1, 3);
        using var spread = flat.amax([1L]) - flat.amin([1L]);
        Assert.InRange(spread.max().item<float>(), 0, 1e-6);
        var shifts = flat.select(1, 0).contiguous().data<float>().ToArray().Chunk(3).ToArray();
        for (var i = 0; i < 3; i++)
        {
            var direction = _statistics.Colours.Components[i];
            var along = shifts.Select(shift => shift.Select((part, c) => part * direction[c]).Sum()).ToArray();
            var deviation = Math.Sqrt(along.Sum(value => value * value) / along.Length);
            Assert.InRange(deviation / (0.5 * _statistics.Colours.Deviations[i]), 0.8, 1.2);
        }
    }

    [Fact]
    public void ABadFileIsNamedAndTheSequenceGoesOn()
    {
        File.WriteAllText(_folder["cat/2.jpg"], "text");
        using var batches = new PhotoBatches(_photos, _statistics, 5, seed: 1, s_small);
        Assert.Contains("2.jpg is a text file", Assert.Throws<InvalidDataException>(() => batches[0]).Message, StringComparison.Ordinal);
        File.Copy(Path.Combine(PictureFixtures.Folder, "grey.jpg"), _folder["cat/2.jpg"], overwrite: true);
        using var batch = batches[0];
        Assert.Equal(5, batch.Labels.shape[0]);
    }

    [Fact]
    public void NothingIsLeftBehind()
    {
        var before = LiveTensors.Count();
        using (var batches = new PhotoBatches(_photos, _statistics, 3, seed: 1, s_small))
        {
            for (var i = 0; i < 5; i++)
            {
                batches[i].Dispose();
            }
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Theory]
    [InlineData(224, 200, 224)]
    [InlineData(256, 480, 300)]
    [InlineData(256, 480, 0)]
    public void ImpossibleSizesAreRefused(int smallest, int largest, int crop) =>
        Assert.Throws<ArgumentException>(() => new PhotoAugmentation(smallest, largest, crop, true, 0.1).Validate());

    private IEnumerable<(float[] Pixels, bool Mirrored)> Crops(Picture picture)
    {
        for (var top = 0; top <= picture.Height - 16; top++)
        {
            for (var left = 0; left <= picture.Width - 16; left++)
            {
                foreach (var mirrored in new[] { false, true })
                {
                    yield return (Crop(picture, top, left, mirrored), mirrored);
                }
            }
        }
    }

    private float[] Crop(Picture picture, int top, int left, bool mirrored)
    {
        var crop = new float[3 * 16 * 16];
        for (var i = 0; i < crop.Length; i++)
        {
            var (row, column, channel) = (i / 48, i / 3 % 16, i % 3);
            var x = left + (mirrored ? 15 - column : column);
            crop[i] = (picture.Pixels[(3 * (((top + row) * picture.Width) + x)) + channel] / 255f) - _statistics.MeanImage[i];
        }

        return crop;
    }

    private static bool Same(float[] a, float[] b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
}
