using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ResNets.Data;

/// <summary>
/// Pictures in folders, one folder for each class, as ImageNet and most collections of photographs come:
/// <c>folder/class/picture.jpg</c>. Classes are numbered in the order of their names. Files are read when they are needed.
/// </summary>
public sealed class ImageFolder : ILabelledImages
{
    private ImageFolder(
        string name,
        IReadOnlyList<string> classNames,
        IReadOnlyList<PhotoFile> files,
        IReadOnlyList<BadPicture> skipped,
        OtherFormats others,
        int loose) =>
        (Name, ClassNames, Files, Skipped, Others, Loose) = (name, classNames, files, skipped, others, loose);

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>The names of the classes by label: the folders' names.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The pictures, ordered by class and name.</summary>
    public IReadOnlyList<PhotoFile> Files { get; }

    /// <summary>What was left out on opening with <see cref="BadPictures.Skip"/>.</summary>
    public IReadOnlyList<BadPicture> Skipped { get; }

    /// <summary>The pictures that were left out because JPEG and PNG alone are read.</summary>
    public OtherFormats Others { get; }

    /// <summary>How many pictures lie beside the folders of the classes and were left out: they belong to no class.</summary>
    public int Loose { get; }

    /// <summary>The number of pictures.</summary>
    public int Count => Files.Count;

    /// <inheritdoc/>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Name}, {Count:N0} {(Count == 1 ? "picture" : "pictures")} in {ClassNames.Count} {(ClassNames.Count == 1 ? "class" : "classes")}");

    /// <inheritdoc/>
    public string Remark => string.Join("; ", LeftOut());

    /// <summary>
    /// Twelve hexadecimal digits that differ where a file's name, size or class differs. Contents are not read: ImageNet's
    /// are 140 GB.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (path, label) in Files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture, $"{ClassNames[label]}/{Path.GetFileName(path)} {new FileInfo(path).Length}\n")));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
        }
    }

    /// <summary>Finds the pictures in a folder.</summary>
    /// <param name="folder">The folder that holds one folder for each class.</param>
    /// <param name="bad">What to do about files that cannot be decoded.</param>
    /// <exception cref="InvalidDataException">There are no classes, or a class has no picture.</exception>
    public static ImageFolder Open(string folder, BadPictures bad = BadPictures.Refuse)
    {
        var contents = FolderContents.Of(folder);
        var files = contents.FilesByClass
            .SelectMany((paths, label) => FolderContents.Pictures(paths).Select(file => new PhotoFile(file, label))).ToArray();
        var problems = bad == BadPictures.Skip ? PictureInspection.Decode(files) : new BadPicture?[files.Length];
        var opened = new ImageFolder(
            Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)),
            [.. contents.Classes.Select(path => Path.GetFileName(path))],
            [.. files.Where((_, i) => problems[i] is null)],
            [.. problems.OfType<BadPicture>()],
            OtherFormats.Among(contents.FilesByClass.SelectMany(paths => paths)),
            contents.Loose);
        opened.RequireEveryClass(contents);
        return opened;
    }

    /// <summary>Divides the pictures of every class at random.</summary>
    /// <param name="validation">The share of each class to test or choose by, between 0 and 1; at least one picture of each.</param>
    /// <param name="seed">The seed of the division.</param>
    /// <returns>The pictures to train on and the others; none is in both.</returns>
    /// <exception cref="ArgumentException">The share is out of range, or a class has only one picture.</exception>
    public (ImageFolder Train, ImageFolder Validation) SplitOff(double validation, ulong seed = 0)
    {
        if (!(validation > 0 && validation < 1))
        {
            throw new ArgumentException($"A share of {validation} was asked for; expected one between 0 and 1.", nameof(validation));
        }

        var chosen = new HashSet<PhotoFile>();
        foreach (var files in Files.GroupBy(file => file.Label))
        {
            var own = files.ToArray();
            if (own.Length < 2)
            {
                throw new ArgumentException($"{Name} has one picture of class '{ClassNames[files.Key]}'; dividing it needs two.");
            }

            var count = Math.Clamp((int)Math.Round(validation * own.Length), 1, own.Length - 1);
            var order = new CounterRandom(seed, (ulong)files.Key).Permutation(own.Length);
            chosen.UnionWith(order.Take(count).Select(index => own[index]));
        }

        return (Keep(file => !chosen.Contains(file)), Keep(chosen.Contains));
    }

    /// <summary>The same number of pictures of each class, drawn by seed, in random order.</summary>
    /// <param name="count">The number of pictures; a multiple of the number of classes.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">There are not enough pictures, or the count is no multiple of the classes.</exception>
    public ImageFolder Subset(int count, ulong seed = 0)
    {
        var labels = Files.Select(file => (long)file.Label).ToArray();
        var drawn = BalancedSubset.Draw(Name, labels, ClassNames, count, seed);
        return With(Name, [.. drawn.Select(index => Files[(int)index])]);
    }

    /// <inheritdoc/>
    public ILabelledImages First(int count) => With(Name, [.. Files.Take(count)]);

    /// <summary>The same pictures under another name.</summary>
    internal ImageFolder Named(string name) => With(name, Files);

    /// <summary>A folder of one picture.</summary>
    internal ImageFolder Only(int index) => With(Name, [Files[index]]);

    /// <summary>Sizes in one sentence, with what was left out.</summary>
    public override string ToString() => ((ILabelledImages)this).InWords;

    private ImageFolder Keep(Func<PhotoFile, bool> isKept) => With(Name, [.. Files.Where(isKept)]);

    private ImageFolder With(string name, IReadOnlyList<PhotoFile> files) => new(name, ClassNames, files, Skipped, Others, Loose);

    private IEnumerable<string> LeftOut()
    {
        if (Skipped.Count > 0)
        {
            yield return Skipped.Count == 1 ? "one bad file left out" : $"{Skipped.Count} bad files left out";
        }

        if (Others.Count > 0)
        {
            yield return $"{Others} left out";
        }

        if (Loose > 0)
        {
            yield return Loose == 1 ? "one picture in no class left out" : string.Create(CultureInfo.InvariantCulture, $"{Loose:N0} pictures in no class left out");
        }
    }

    private void RequireEveryClass(FolderContents contents)
    {
        var present = Files.Select(file => file.Label).ToHashSet();
        for (var label = 0; label < ClassNames.Count; label++)
        {
            if (!present.Contains(label))
            {
                var left = Skipped.Count > 0 ? " that can be decoded" : string.Empty;
                var (but, advice) = OtherFormats.Among(contents.FilesByClass[label]) is { Count: > 0 } others
                    ? ($" but {others}", "Convert them, or remove the folder")
                    : (string.Empty, "Fill or remove it");
                throw new InvalidDataException(
                    $"{contents.Classes[label]} holds no picture{left}{but}; expected {string.Join(", ", OtherFormats.ReadEndings)} files. {advice}.");
            }
        }
    }
}
