using System.IO.Compression;
using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class FashionMnistTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FramesGreyImagesAndRepeatsTheChannel(bool compressed)
    {
        using var folder = new TemporaryFolder();
        WriteAll(folder, compressed);
        using var data = FashionMnist.Load(folder.Path, trainCount: 3, testCount: 1);
        Assert.Equal((3, 1, 32, 32), (data.Train.Count, data.Test.Count, data.Train.Height, data.Train.Width));
        Assert.Equal([0, 1, 2], data.Train.Labels.data<long>().ToArray());
        var pixels = data.Train.Pixels.data<byte>();
        for (var c = 0; c < 3; c++)
        {
            Assert.Equal(0, pixels[1, 1, 20, c]);
            Assert.Equal((1 + (3 * 28) + 4) % 256, pixels[1, 3 + 2, 4 + 2, c]);
        }
    }

    [Fact]
    public void AnotherIdxFileIsRefused()
    {
        using var folder = new TemporaryFolder();
        WriteAll(folder, compressed: false);
        File.Copy(folder["train-labels-idx1-ubyte"], folder["train-images-idx3-ubyte"], overwrite: true);
        var error = Assert.Throws<InvalidDataException>(() => FashionMnist.Load(folder.Path, 3, 1));
        Assert.Contains("train-images-idx3-ubyte", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALabelOutOfRangeIsRefusedWithItsImage()
    {
        using var folder = new TemporaryFolder();
        WriteAll(folder, compressed: false);
        var labels = File.ReadAllBytes(folder["train-labels-idx1-ubyte"]);
        labels[^1] = 10;
        File.WriteAllBytes(folder["train-labels-idx1-ubyte"], labels);
        Assert.Equal(
            $"{folder["train-labels-idx1-ubyte"]} gives image 2 the label 10; Fashion-MNIST's labels run from 0 to 9. Move the folder {folder.Path} away and run './course data fashion-mnist'.",
            Refusal(folder));
    }

    /// <summary>Labels and images of different numbers, a header that lies, and a file that ends early.</summary>
    [Theory]
    [InlineData("train-labels-idx1-ubyte", 7, 2, 1)]
    [InlineData("train-labels-idx1-ubyte", 7, 2, 0)]
    [InlineData("train-images-idx3-ubyte", 7, 4, 0)]
    [InlineData("t10k-images-idx3-ubyte", 11, 27, 0)]
    [InlineData("t10k-images-idx3-ubyte", 3, 1, 0)]
    [InlineData("t10k-images-idx3-ubyte", 0, 255, 0)]
    [InlineData("train-labels-idx1-ubyte", 1, 7, 0)]
    [InlineData("t10k-labels-idx1-ubyte", 7, 1, 1)]
    public void AnotherCountIsRefusedByName(string name, int place, byte value, int cut)
    {
        using var folder = new TemporaryFolder();
        WriteAll(folder, compressed: false);
        var bytes = File.ReadAllBytes(folder[name]);
        bytes[place] = value;
        File.WriteAllBytes(folder[name], bytes[..^cut]);
        Assert.StartsWith($"{folder[name]} is not the IDX file of Fashion-MNIST: ", Refusal(folder), StringComparison.Ordinal);
    }

    private static string Refusal(TemporaryFolder folder) =>
        Assert.Throws<InvalidDataException>(() => FashionMnist.Load(folder.Path, 3, 1)).Message;

    private static void WriteAll(TemporaryFolder folder, bool compressed)
    {
        foreach (var (prefix, count) in new[] { ("train", 3), ("t10k", 1) })
        {
            Write($"{prefix}-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 28, 0, 0, 0, 28,
                .. Enumerable.Range(0, count * 784).Select(i => (byte)((i / 784) + (i % 784)))]);
            Write($"{prefix}-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Enumerable.Range(0, count).Select(i => (byte)i)]);
        }

        void Write(string name, byte[] bytes)
        {
            using var file = File.Create(folder[name] + (compressed ? ".gz" : string.Empty));
            using Stream stream = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
            stream.Write(bytes);
        }
    }
}
