using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Tests.Data;

public sealed class ImageSetTests
{
    [Fact]
    public void ASubsetIsBalancedAndSeeded()
    {
        using var set = Images.Random(30);
        using var subset = set.Subset(12, seed: 4);
        using var same = set.Subset(12, seed: 4);
        using var other = set.Subset(12, seed: 5);
        Assert.All(subset.Labels.data<long>().ToArray().CountBy(label => label), pair => Assert.Equal(4, pair.Value));
        Assert.Equal(subset.Fingerprint, same.Fingerprint);
        Assert.NotEqual(subset.Fingerprint, other.Fingerprint);
    }

    [Theory]
    [InlineData(10, "multiple of its 3 classes")]
    [InlineData(33, "has 10 images of class")]
    public void AnImpossibleSubsetSaysWhy(int count, string expected)
    {
        using var set = Images.Random(30);
        var error = Assert.Throws<ArgumentException>(() => set.Subset(count));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HalvingAveragesTwoByTwo()
    {
        var pixels = tensor(new byte[] { 0, 255, 1, 255 }).reshape(1, 2, 2, 1).expand(1, 2, 2, 3).contiguous();
        using var set = new ImageSet("four", "test", pixels, zeros(1, dtype: ScalarType.Int64), Images.ClassNames(2));
        using var half = set.HalfSize();
        Assert.Equal([1, 1, 1, 3], half.Pixels.shape);
        Assert.Equal(128, half.Pixels.data<byte>()[0, 0, 0, 0]); // 511 / 4 = 127.75
    }

    [Fact]
    public void WrongShapesTypesAndLabelsAreRefused()
    {
        using var pixels = zeros(2, 4, 4, 3, dtype: ScalarType.Byte);
        using var labels = zeros(2, dtype: ScalarType.Int64);
        Refused("expected Byte", () => new ImageSet("x", "train", pixels.to(ScalarType.Float32), labels, Images.ClassNames(2)));
        Refused("expected Int64 [2]", () => new ImageSet("x", "train", pixels, zeros(3, dtype: ScalarType.Int64), Images.ClassNames(2)));
        Refused("labels run from 7 to 7", () => new ImageSet("x", "train", pixels, labels.add(7), Images.ClassNames(2)));
    }

    [Fact]
    public void StatisticsAgreeWithADirectSum()
    {
        using var set = Images.Random(7, side: 3);
        using var scope = NewDisposeScope();
        var values = set.Pixels.data<byte>().ToArray().Select(v => v / 255.0).ToArray();
        var (mean, std) = PixelStatistics.PerChannel(set);
        for (var c = 0; c < 3; c++)
        {
            var channel = values.Where((_, i) => i % 3 == c).ToArray();
            var average = channel.Average();
            Assert.Equal(average, mean[c].item<double>(), 1e-12);
            Assert.Equal(Math.Sqrt(channel.Average(v => (v - average) * (v - average))), std[c].item<double>(), 1e-9);
        }

        var image = PixelStatistics.MeanImage(set).contiguous().data<float>().ToArray();
        for (var i = 0; i < image.Length; i++)
        {
            Assert.Equal(Enumerable.Range(0, 7).Average(n => values[(n * 27) + i]), image[i], 1e-6);
        }
    }

    private static void Refused(string expected, Func<object> make) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);

    [Fact]
    public void ADivisionHasEveryImageOnceAndDependsOnItsSeed()
    {
        using var set = Images.Random(60);
        var (train, validation) = set.SplitOff(10, seed: 4);
        var (_, again) = set.SplitOff(10, seed: 4);
        var (_, other) = set.SplitOff(10, seed: 5);
        Assert.Equal((50, 10, "validation"), (train.Count, validation.Count, validation.Split));
        Assert.Equal(Contents(set).Order(), Contents(train).Concat(Contents(validation)).Order());
        Assert.Equal(Contents(validation), Contents(again));
        Assert.NotEqual(Contents(validation), Contents(other));
    }

    /// <summary>The paper's 45,000 and 5,000 (section 4.2), of images whose one pixel is their number.</summary>
    [Fact]
    public void FiftyThousandImagesAreDividedAsInThePaper()
    {
        byte[] numbers = [.. Enumerable.Range(0, 50_000).SelectMany(i => (byte[])[(byte)(i >> 16), (byte)(i >> 8), (byte)i])];
        var pixels = tensor(numbers).reshape(-1, 1, 1, 3);
        using var set = new ImageSet("numbered", "train", pixels, zeros(50_000, dtype: ScalarType.Int64), Images.ClassNames(2));
        var (train, validation) = set.SplitOff(5_000, seed: 7);
        var (_, other) = set.SplitOff(5_000, seed: 8);
        Assert.Equal((45_000, 5_000), (train.Count, validation.Count));
        Assert.Equal(Enumerable.Range(0, 50_000), Numbers(train).Concat(Numbers(validation)).Order());
        Assert.NotEqual(Numbers(validation).Order(), Numbers(other).Order());

        static int[] Numbers(ImageSet set) =>
            [.. set.Pixels.data<byte>().ToArray().Chunk(3).Select(pixel => (pixel[0] << 16) | (pixel[1] << 8) | pixel[2])];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void ADivisionLeavesNoPartEmpty(int validation)
    {
        using var set = Images.Random(60);
        Assert.Contains("1 to 59", Assert.Throws<ArgumentException>(() => set.SplitOff(validation)).Message, StringComparison.Ordinal);
    }

    private static string[] Contents(ImageSet set)
    {
        var labels = set.Labels.data<long>().ToArray();
        var images = set.Pixels.data<byte>().ToArray().Chunk(set.Height * set.Width * 3);
        return [.. images.Zip(labels, (image, label) => $"{label} {Convert.ToHexString(image)}")];
    }
}
