using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>
/// Reads CIFAR-10's binary version: records of one label byte and 3,072 pixel bytes (red, green, blue planes of 32 rows of
/// 32), in <c>data_batch_1.bin … data_batch_5.bin</c> and <c>test_batch.bin</c>.
/// </summary>
public static class Cifar10
{
    /// <summary>The folder's name in the data directory, as in the official archive.</summary>
    public const string FolderName = "cifar-10-batches-bin";

    private const int Side = 32;
    private const int RecordBytes = 1 + (3 * Side * Side);

    private static readonly string[] s_trainingFiles = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];

    /// <summary>Whether all files are there.</summary>
    /// <param name="folder">The folder that holds the .bin files.</param>
    public static bool IsIn(string folder) =>
        s_trainingFiles.Append("test_batch.bin").Append("batches.meta.txt").All(file => File.Exists(Path.Combine(folder, file)));

    /// <summary>Reads 50,000 training and 10,000 test images of 32×32 pixels in 10 classes.</summary>
    /// <param name="folder">The folder that holds the .bin files.</param>
    /// <exception cref="InvalidDataException">A file is missing, has another size, or holds a label above 9.</exception>
    public static DataSet Load(string folder) => Load(folder, recordsPerFile: 10_000);

    /// <summary>Reads files of any number of records, so that tests need not write 180 MB.</summary>
    internal static DataSet Load(string folder, int recordsPerFile)
    {
        var classes = ReadClassNames(Path.Combine(folder, "batches.meta.txt"));
        var remark = ReadRemark(folder);
        return new DataSet(
            Read("train", s_trainingFiles),
            Read("test", ["test_batch.bin"]));

        ImageSet Read(string split, string[] files)
        {
            var records = files.Select(file => ReadRecords(Path.Combine(folder, file), recordsPerFile)).ToArray();
            return ToImageSet(split, records, classes, remark);
        }
    }

    private static byte[] ReadRecords(string path, int expectedRecords)
    {
        var bytes = WholeFile.ReadAll(path);
        if (bytes.Length != expectedRecords * RecordBytes)
        {
            throw new InvalidDataException(
                $"{path} has {bytes.Length:N0} bytes; a CIFAR-10 file has {expectedRecords * RecordBytes:N0} ({expectedRecords:N0} records of {RecordBytes:N0}). Delete it and run './course data cifar-10'.");
        }

        for (var record = 0; record < expectedRecords; record++)
        {
            if (bytes[record * RecordBytes] > 9)
            {
                throw new InvalidDataException(
                    $"{path} has label {bytes[record * RecordBytes]} in record {record}; CIFAR-10's labels run from 0 to 9. Delete it and run './course data cifar-10'.");
            }
        }

        return bytes;
    }

    private static ImageSet ToImageSet(string split, byte[][] files, IReadOnlyList<string> classes, string remark)
    {
        using var scope = NewDisposeScope();
        var count = files.Sum(file => file.Length) / RecordBytes;
        var records = empty(count, RecordBytes, dtype: ScalarType.Byte);
        var offset = 0;
        foreach (var file in files)
        {
            file.CopyTo(records.bytes[offset..]);
            offset += file.Length;
        }

        var labels = records.select(1, 0).to(ScalarType.Int64);
        var planes = records.narrow(1, 1, RecordBytes - 1).reshape(count, 3, Side, Side);
        return new ImageSet("CIFAR-10", split, planes.permute(0, 2, 3, 1).contiguous(), labels, classes, remark);
    }

    private static string[] ReadClassNames(string path)
    {
        var names = WholeFile.ReadLines(path);
        return names.Length == 10
            ? names
            : throw new InvalidDataException($"{path} names {names.Length} classes; CIFAR-10 has 10. Delete it and run './course data cifar-10'.");
    }

    /// <summary>What PROVENANCE.txt says, in the few words that fit a chart.</summary>
    private static string ReadRemark(string folder)
    {
        var path = Path.Combine(folder, "PROVENANCE.txt");
        return File.Exists(path) && File.ReadAllText(path).Contains("JPEG", StringComparison.Ordinal)
            ? "JPEG-derived pixels"
            : string.Empty;
    }
}
