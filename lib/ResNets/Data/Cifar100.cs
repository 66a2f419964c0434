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

    /// <summary>The names by label; the release lists them in fine_label_names.txt.</summary>
    private static readonly string[] s_classNames = (
        "apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly " +
        "camel can castle caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup " +
        "dinosaur dolphin elephant flatfish forest fox girl hamster house kangaroo keyboard lamp lawn_mower " +
        "leopard lion lizard lobster man maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid " +
        "otter palm_tree pear pickup_truck pine_tree plain plate poppy porcupine possum rabbit raccoon ray " +
        "road rocket rose sea seal shark shrew skunk skyscraper snail snake spider squirrel streetcar " +
        "sunflower sweet_pepper table tank telephone television tiger tractor train trout tulip turtle " +
        "wardrobe whale willow_tree wolf woman worm").Split(' ');

    private static readonly CifarRecords s_records = new("CIFAR-100", "cifar-100", 20, 100);

    /// <summary>Whether all files are there.</summary>
    /// <param name="folder">The folder that holds the .bin files.</param>
    public static bool IsIn(string folder) =>
        new[] { TrainingFile, TestFile }.All(file => File.Exists(Path.Combine(folder, file)));

    /// <summary>Reads 50,000 training and 10,000 test images of 32×32 pixels in 100 classes.</summary>
    /// <param name="folder">The folder that holds the .bin files.</param>
    /// <exception cref="InvalidDataException">A file is missing, has another size, or holds a label out of range.</exception>
    public static DataSet Load(string folder) => Load(folder, trainCount: 50_000, testCount: 10_000);

    /// <summary>Reads files of any number of records, so that tests need not write them all.</summary>
    internal static DataSet Load(string folder, int trainCount, int testCount)
    {
        var remark = CifarRecords.ReadRemark(folder);
        return new DataSet(Read("train", TrainingFile, trainCount), Read("test", TestFile, testCount));

        ImageSet Read(string split, string file, int count) =>
            s_records.Read(split, [Path.Combine(folder, file)], count, s_classNames, remark);
    }
}
