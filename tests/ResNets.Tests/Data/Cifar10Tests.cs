using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class Cifar10Tests
{
    private const int Record = 3073;

    [Fact]
    public void ReadsLabelsAndPlanesInOrder()
    {
        using var folder = new TemporaryFolder();
        WriteAll(folder, recordsPerFile: 2);
        using var data = Cifar10.Load(folder.Path, recordsPerFile: 2);
        Assert.Equal((10, 2), (data.Train.Count, data.Test.Count));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], data.Train.Labels.data<long>().ToArray());

        // Pixel p of plane c in record r of file f is (f + r + c + p) mod 251.
        var pixels = data.Train.Pixels.data<byte>();
        Assert.Equal((byte)((2 + 1 + 2 + (5 * 32) + 7) % 251), pixels[5, 5, 7, 2]);
        Assert.Equal((byte)((0 + 0 + 1 + 1023) % 251), pixels[0, 31, 31, 1]);
        Assert.Equal("name 3", data.ClassNames[3]);
        Assert.Equal(string.Empty, data.Train.Remark);
    }

    [Fact]
    public void SaysWhenPixelsAreNotTheOfficialOnes()
    {
        using var folder = new TemporaryFolder();
        WriteAll(folder, recordsPerFile: 1);
        File.WriteAllText(folder["PROVENANCE.txt"], "Official order; pixels decoded from JPEG quality 75.");
        using var data = Cifar10.Load(folder.Path, recordsPerFile: 1);
        Assert.Contains("JPEG", data.ChartName, StringComparison.Ordinal);
    }

    [Fact]
    public void ATruncatedFileIsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        WriteAll(folder, recordsPerFile: 2);
        File.WriteAllBytes(folder["data_batch_3.bin"], new byte[Record]);
        var error = Assert.Throws<InvalidDataException>(() => Cifar10.Load(folder.Path, recordsPerFile: 2));
        Assert.Contains("data_batch_3.bin has 3,073 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("6,146", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALabelOutOfRangeIsRefusedWithItsRecord()
    {
        using var folder = new TemporaryFolder();
        WriteAll(folder, recordsPerFile: 2);
        var bytes = File.ReadAllBytes(folder["test_batch.bin"]);
        bytes[Record] = 10;
        File.WriteAllBytes(folder["test_batch.bin"], bytes);
        var error = Assert.Throws<InvalidDataException>(() => Cifar10.Load(folder.Path, recordsPerFile: 2));
        Assert.Equal(
            $"{folder["test_batch.bin"]} has label 10 in record 1; labels run from 0 to 9 in CIFAR-10. Move the folder {folder.Path} away and run './course data cifar-10'.",
            error.Message);
        var alone = Assert.Throws<InvalidDataException>(() => Cifar10.LoadFile(folder["test_batch.bin"]));
        Assert.EndsWith(" in CIFAR-10. Replace the file or mend it.", alone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANameForTwoClassesIsRefused()
    {
        using var folder = new TemporaryFolder();
        WriteAll(folder, recordsPerFile: 1);
        File.WriteAllLines(folder["batches.meta.txt"], Enumerable.Repeat("cat", 10));
        var error = Assert.Throws<InvalidDataException>(() => Cifar10.Load(folder.Path, recordsPerFile: 1));
        Assert.Contains("batches.meta.txt names the class 'cat' more than once; expected 10 different ones. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFolderSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        Assert.False(Cifar10.IsIn(folder.Path));
        var error = Assert.Throws<InvalidDataException>(() => Cifar10.Load(folder["absent"]));
        Assert.Contains("./course data", error.Message, StringComparison.Ordinal);
    }

    private static void WriteAll(TemporaryFolder folder, int recordsPerFile)
    {
        string[] files = ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin", "test_batch.bin"];
        for (var file = 0; file < files.Length; file++)
        {
            var bytes = new byte[recordsPerFile * Record];
            for (var record = 0; record < recordsPerFile; record++)
            {
                bytes[record * Record] = (byte)(((file * recordsPerFile) + record) % 10);
                for (var i = 0; i < Record - 1; i++)
                {
                    bytes[(record * Record) + 1 + i] = (byte)((file + record + (i / 1024) + (i % 1024)) % 251);
                }
            }

            File.WriteAllBytes(folder[files[file]], bytes);
        }

        File.WriteAllLines(folder["batches.meta.txt"], Enumerable.Range(0, 10).Select(i => $"name {i}").Append(string.Empty));
    }
}
