namespace ResNets.Data;

/// <summary>Photographs to learn from and photographs to test on.</summary>
/// <param name="Train">The photographs to learn from; null where a folder holds photographs to test on only.</param>
/// <param name="Test">The photographs to test on.</param>
public sealed record PhotoSet(ImageFolder? Train, ImageFolder Test)
{
    /// <summary>The share of each class that is tested on where the photographs come undivided.</summary>
    public const double TestShare = 0.2;

    private const ulong DivisionSeed = 0;
    private const string TrainFolder = "train";

    private static readonly string[] s_testFolders = ["val", "validation", "test"];

    /// <summary>The data sets of photographs.</summary>
    public static IReadOnlyList<string> Names { get; } = ["caltech101-20"];

    /// <summary>
    /// Opens a data set by name, a fifth of every class to test on, always the same; or a folder: <c>train/class/picture.jpg</c>
    /// and <c>val/class/picture.jpg</c> as ImageNet has them, or <c>class/picture.jpg</c>, all of them to test on.
    /// </summary>
    /// <param name="given">One of <see cref="Names"/>, or a folder.</param>
    /// <param name="directory">Where data sets lie.</param>
    /// <param name="bad">What to do about files that cannot be decoded.</param>
    /// <exception cref="InvalidDataException">There are no such photographs, or both parts have different classes.</exception>
    public static PhotoSet Open(string given, DataDirectory directory, BadPictures bad = BadPictures.Refuse)
    {
        if (Names.Contains(given))
        {
            var (train, test) = ImageFolder.Open(Path.Combine(directory.Root, given), bad).SplitOff(TestShare, DivisionSeed);
            return new PhotoSet(train, test);
        }

        return TestFolderOf(given) is { } testFolder
            ? Divided(given, Part(given, TrainFolder, bad), Part(given, testFolder, bad))
            : new PhotoSet(null, ImageFolder.Open(given, bad));
    }

    /// <summary>One part of a divided folder, which is named after both.</summary>
    private static ImageFolder Part(string folder, string part, BadPictures bad)
    {
        var opened = ImageFolder.Open(Path.Combine(folder, part), bad);
        return opened.Named($"{Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))}/{part}");
    }

    private static PhotoSet Divided(string folder, ImageFolder train, ImageFolder test) =>
        train.ClassNames.SequenceEqual(test.ClassNames)
            ? new PhotoSet(train, test)
            : throw new InvalidDataException(
                $"{folder} has {train.ClassNames.Count} classes to learn and {test.ClassNames.Count} to test on, or other names; expected the same folders in both.");

    private static string? TestFolderOf(string folder) =>
        Directory.Exists(Path.Combine(folder, TrainFolder))
            ? s_testFolders.FirstOrDefault(name => Directory.Exists(Path.Combine(folder, name)))
            : null;
}
