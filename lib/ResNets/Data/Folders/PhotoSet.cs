namespace ResNets.Data;

/// <summary>Photographs to learn from and photographs to test on.</summary>
/// <param name="Train">The photographs to learn from; null where a folder has no part for that.</param>
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
    /// and <c>val/class/picture.jpg</c> as ImageNet has them, the latter alone, or <c>class/picture.jpg</c>, all of them to test on.
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

        var learns = Directory.Exists(Path.Combine(given, TrainFolder));
        return (learns, s_testFolders.FirstOrDefault(name => Directory.Exists(Path.Combine(given, name)))) switch
        {
            (true, { } test) => Divided(given, Part(given, TrainFolder, bad), Part(given, test, bad)),
            (true, null) when FolderContents.IsPart(Path.Combine(given, TrainFolder)) => throw new InvalidDataException(
                $"{given} holds {TrainFolder}/ and no photographs to test on; expected {string.Join("/, ", s_testFolders[..^1])}/ or {s_testFolders[^1]}/ beside it, with the same folders of classes."),
            (false, { } test) when FolderContents.IsPart(Path.Combine(given, test)) => new PhotoSet(null, Part(given, test, bad)),
            _ => new PhotoSet(null, ImageFolder.Open(given, bad)),
        };
    }

    /// <summary>One part of a divided folder, which is named after both.</summary>
    private static ImageFolder Part(string folder, string part, BadPictures bad)
    {
        var opened = ImageFolder.Open(Path.Combine(folder, part), bad);
        return opened.Named($"{Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))}/{part}");
    }

    private static PhotoSet Divided(string folder, ImageFolder train, ImageFolder test)
    {
        string[] only =
        [
            .. train.ClassNames.Except(test.ClassNames).Take(1).Select(name => $"'{name}' is in {train.Name} alone"),
            .. test.ClassNames.Except(train.ClassNames).Take(1).Select(name => $"'{name}' is in {test.Name} alone"),
        ];
        return only.Length == 0
            ? new PhotoSet(train, test)
            : throw new InvalidDataException(
                $"{folder} has {train.ClassNames.Count} classes to learn and {test.ClassNames.Count} to test on, and {string.Join(" and ", only)}; expected the same folders in both.");
    }
}
