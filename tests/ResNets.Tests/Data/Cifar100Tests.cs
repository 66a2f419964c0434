using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class Cifar100Tests
{
    private const int Record = 3074;

    [Fact]
    public void TheFineLabelIsTheSecondByte()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        using var data = Cifar100.Load(folder.Path, trainCount: 3, testCount: 2);
        Assert.Equal([97, 98, 99], data.Train.Labels.data<long>().ToArray());
        Assert.Equal((3, 2), (data.Train.Count, data.Test.Count));
        Assert.Equal((byte)(1 + 2 + 35), data.Train.Pixels.data<byte>()[1, 1, 3, 2]);
        Assert.Equal(("apple", "worm", 100), (data.ClassNames[0], data.ClassNames[99], data.ClassNames.Distinct().Count()));
    }

    [Theory]
    [InlineData(0, 20, "labels run from 0 to 19")]
    [InlineData(1, 100, "labels run from 0 to 99")]
    public void LabelsOutOfRangeAreRefused(int position, byte label, string expected)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        var bytes = File.ReadAllBytes(folder["test.bin"]);
        bytes[Record + position] = label;
        File.WriteAllBytes(folder["test.bin"], bytes);
        var error = Assert.Throws<InvalidDataException>(() => Cifar100.Load(folder.Path, 3, 2));
        Assert.Contains($"label {label} in record 1", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATruncatedFileIsRefused()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        var error = Assert.Throws<InvalidDataException>(() => Cifar100.Load(folder.Path, trainCount: 4, testCount: 2));
        Assert.Contains("train.bin has 9,222 bytes; a CIFAR-100 file has 12,296", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Labels 97, 98, 99; pixel p of plane c in record r is r + c + p.</summary>
    private static void Write(TemporaryFolder folder)
    {
        foreach (var (name, count) in new[] { ("train.bin", 3), ("test.bin", 2) })
        {
            var records = Enumerable.Range(0, count).SelectMany(r =>
                new[] { (byte)r, (byte)(97 + r) }.Concat(Enumerable.Range(0, 3072).Select(i => (byte)(r + (i / 1024) + (i % 1024)))));
            File.WriteAllBytes(folder[name], [.. records]);
        }
    }
}
