namespace ResNets.Data;

/// <summary>Opens the data sets that lie in the data directory.</summary>
public static class DataSets
{
    /// <summary>The data sets of image classification.</summary>
    public static IReadOnlyList<string> Names { get; } = ["cifar-10", "cifar-100", "fashion-mnist"];

    /// <summary>Opens a data set by name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="directory">Where data sets lie; <c>RESNET_DATA</c> if null.</param>
    /// <exception cref="ArgumentException">There is no such data set.</exception>
    /// <exception cref="InvalidDataException">It is not in the directory, or is damaged.</exception>
    public static DataSet Open(string name, DataDirectory? directory = null)
    {
        var root = (directory ?? DataDirectory.FromEnvironment()).Root;
        return name switch
        {
            "cifar-10" => Cifar10.Load(Path.Combine(root, Cifar10.FolderName)),
            "cifar-100" => Cifar100.Load(Path.Combine(root, Cifar100.FolderName)),
            "fashion-mnist" => FashionMnist.Load(Path.Combine(root, FashionMnist.FolderName)),
            _ => throw new ArgumentException($"'{name}' is not a data set; choose one of {string.Join(", ", Names)}.", nameof(name)),
        };
    }

    /// <summary>Opens CIFAR-10, or Fashion-MNIST where CIFAR-10 is not there. What it is, its name says wherever it is shown.</summary>
    /// <param name="directory">Where data sets lie; <c>RESNET_DATA</c> if null.</param>
    /// <exception cref="InvalidDataException">None is there; the message says how to get one.</exception>
    public static DataSet OpenAvailable(DataDirectory? directory = null)
    {
        directory ??= DataDirectory.FromEnvironment();
        string[] preferred = ["cifar-10", "fashion-mnist"];
        var name = preferred.FirstOrDefault(name => IsIn(directory, name))
            ?? throw new InvalidDataException(
                $"There is no data set in {directory.Root}; run './course data cifar-10' or './course data fashion-mnist'.");
        return Open(name, directory);
    }

    /// <summary>Whether all files of a data set are there.</summary>
    /// <param name="directory">Where data sets lie.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static bool IsIn(DataDirectory directory, string name) => name switch
    {
        "cifar-10" => Cifar10.IsIn(Path.Combine(directory.Root, Cifar10.FolderName)),
        "cifar-100" => Cifar100.IsIn(Path.Combine(directory.Root, Cifar100.FolderName)),
        "fashion-mnist" => FashionMnist.IsIn(Path.Combine(directory.Root, FashionMnist.FolderName)),
        _ => false,
    };
}
