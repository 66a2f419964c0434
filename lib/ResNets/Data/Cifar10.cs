namespace ResNets.Data;

/// <summary>
/// Reads CIFAR-10's binary version: records of one label byte and 3,072 pixel bytes (red, green, blue planes of 32 rows of
/// 32), in <c>data_batch_1.bin … data_batch_5.bin</c> and <c>test_batch.bin</c>.
/// </summary>
public static class Cifar10
{
    /// <summary>The folder's name in the data directory, as in the official archive.</summary>
    public const string FolderName = "cifar-10-batches-bin";

    private const string ClassFile = "batches.meta.txt";
    private const string TestFile = "test_batch.bin";

    private static readonly string[] s_classNames =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    private static readonly CifarRecords s_records = new("CIFAR-10", "cifar-10", 10);
    private static readonly string[] s_trainingFiles = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];

    /// <summary>Whether all files are there.</summary>
    /// <param name="folder">The folder that holds the .bin files.</param>
    public static bool IsIn(string folder) =>
        s_trainingFiles.Append(TestFile).Append(ClassFile).All(file => File.Exists(Path.Combine(folder, file)));

    /// <summary>Reads 50,000 training and 10,000 test images of 32×32 pixels in 10 classes.</summary>
    /// <param name="folder">The folder that holds the .bin files.</param>
    /// <exception cref="InvalidDataException">A file is missing, has another size, or holds a label above 9.</exception>
    public static DataSet Load(string folder) => Load(folder, recordsPerFile: 10_000);

    /// <summary>Reads one file of any whole number of records. Class names lie beside it, or are those of CIFAR-10.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is missing, ends within a record, or holds a label above 9.</exception>
    public static ImageSet LoadFile(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var names = Path.Combine(folder, ClassFile);
        var classes = File.Exists(names) ? s_records.ReadClassNames(names, 10) : s_classNames;
        return s_records.Read("test", [path], recordsPerFile: null, classes, CifarRecords.ReadRemark(folder));
    }

    /// <summary>Reads files of any number of records, so that tests need not write 180 MB.</summary>
    internal static DataSet Load(string folder, int recordsPerFile)
    {
        var classes = s_records.ReadClassNames(Path.Combine(folder, ClassFile), 10);
        var remark = CifarRecords.ReadRemark(folder);
        return new DataSet(Read("train", s_trainingFiles), Read("test", [TestFile]));

        ImageSet Read(string split, string[] files) =>
            s_records.Read(split, files.Select(file => Path.Combine(folder, file)), recordsPerFile, classes, remark);
    }
}
