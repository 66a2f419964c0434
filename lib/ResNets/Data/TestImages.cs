namespace ResNets.Data;

/// <summary>Images to test on, from a data set by name, a folder, or one file.</summary>
/// <param name="Test">The images to test on.</param>
/// <param name="Train">The training images that belong to them, where they are there.</param>
public sealed record TestImages(ILabelledImages Test, ILabelledImages? Train) : IDisposable
{
    /// <summary>The data sets that can be named.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. DataSets.Names, .. PhotoSet.Names];

    /// <summary>Whether something given is the name of a data set rather than a path.</summary>
    /// <param name="given">What was given.</param>
    public static bool IsName(string given) => Names.Contains(given);

    /// <summary>Opens test images.</summary>
    /// <param name="given">
    /// One of <see cref="Names"/>; a folder with CIFAR-10's .bin or Fashion-MNIST's IDX files or of photographs as
    /// <see cref="PhotoSet.Open"/> takes them; or one .bin file of any whole number of CIFAR-10's records.
    /// </param>
    /// <param name="directory">Where data sets lie.</param>
    /// <param name="bad">What to do about photographs that cannot be decoded.</param>
    /// <exception cref="InvalidDataException">There are no such images, or they are damaged.</exception>
    public static TestImages Open(string given, DataDirectory directory, BadPictures bad = BadPictures.Refuse)
    {
        if (DataSets.Names.Contains(given))
        {
            return Of(DataSets.Open(given, directory));
        }

        if (File.Exists(given))
        {
            return new TestImages(Cifar10.LoadFile(given), CifarTraining(directory));
        }

        return IsName(given) || Directory.Exists(given)
            ? OpenFolder(given, directory, bad)
            : throw new InvalidDataException(
                $"'{given}' is neither a data set ({string.Join(", ", Names)}) nor a folder or file; give one of them.");
    }

    /// <summary>The same images; photographs as the squares in their middle, resized, in memory.</summary>
    /// <param name="side">The side of those squares.</param>
    /// <exception cref="InvalidDataException">A file cannot be decoded; the message names it and says why.</exception>
    public TestImages InMemory(int side) => new(
        Test is ImageFolder test ? test.Load(side, "test") : Test,
        Train is ImageFolder train ? train.Load(side) : Train);

    /// <inheritdoc/>
    public void Dispose()
    {
        (Test as IDisposable)?.Dispose();
        (Train as IDisposable)?.Dispose();
    }

    private static TestImages OpenFolder(string folder, DataDirectory directory, BadPictures bad)
    {
        var testFile = Path.Combine(folder, "test_batch.bin");
        if (Cifar10.IsIn(folder))
        {
            return Of(Cifar10.Load(folder));
        }

        if (File.Exists(testFile))
        {
            return new TestImages(Cifar10.LoadFile(testFile), CifarTraining(directory));
        }

        if (FashionMnist.IsIn(folder))
        {
            return Of(FashionMnist.Load(folder));
        }

        var photos = IsName(folder) || Directory.EnumerateDirectories(folder).Any()
            ? PhotoSet.Open(folder, directory, bad)
            : throw new InvalidDataException(
                $"{folder} holds neither CIFAR-10's test_batch.bin nor Fashion-MNIST's four IDX files nor a folder of pictures for each class; give a folder that does.");
        return new TestImages(photos.Test, photos.Train);
    }

    private static TestImages Of(DataSet set) => new(set.Test, set.Train);

    /// <summary>CIFAR-10's own training images, whose mean a single file of its format does not have.</summary>
    private static ImageSet? CifarTraining(DataDirectory directory)
    {
        if (!DataSets.IsIn(directory, "cifar-10"))
        {
            return null;
        }

        var set = DataSets.Open("cifar-10", directory);
        set.Test.Dispose();
        return set.Train;
    }
}
