namespace ResNets.Data;

/// <summary>
/// Reads CIFAR-100's binary version: records of a coarse label byte (20 groups), a fine label byte (100 classes, the one that
/// is used) and 3,072 pixel bytes, in <c>train.bin</c> and <c>test.bin</c>.
/// </summary>
public static class Cifar100
{
    /// <summary>The folder's name in the data directory, as in the official archive.</summary>
    public const string FolderName = "cifar-100-binary";

    private const string TrainingFile = "train.bin";
    private const string TestFile = "test.bin";
    private const string ClassFile = "fine_label_names.txt";

    private static readonly CifarRecords s_records = new("CIFAR-100", "cifar-100", 20, 100);

    /// <summary>Whether all files are there.</summary>
    /// <param name="folder">The folder that holds the .bin files.</param>
    public static bool IsIn(string folder) =>
        new[] { TrainingFile, TestFile, ClassFile }.All(file => File.Exists(Path.Combine(folder, file)));

    /// <summary>Reads 50,000 training and 10,000 test images of 32×32 pixels in 100 classes.</summary>
    /// <param name="folder">The folder that holds the .bin files.</param>
    /// <exception cref="InvalidDataException">A file is missing, has another size, or holds a label out of range.</exception>
    public static DataSet Load(string folder) => Load(folder, trainCount: 50_000, testCount: 10_000);

    /// <summary>Reads files of any number of records, so that tests need not write them all.</summary>
    internal static DataSet Load(string folder, int trainCount, int testCount)
    {
        var classes = s_records.ReadClassNames(Path.Combine(folder, ClassFile), 100);
        var remark = CifarRecords.ReadRemark(folder);
        return new DataSet(Read("train", TrainingFile, trainCount), Read("test", TestFile, testCount));

        ImageSet Read(string split, string file, int count) =>
            s_records.Read(split, [Path.Combine(folder, file)], count, classes, remark);
    }
}
