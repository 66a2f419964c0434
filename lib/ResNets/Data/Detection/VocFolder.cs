namespace ResNets.Data;

/// <summary>
/// A detection set in PASCAL VOC's layout: <c>JPEGImages/NAME.jpg</c>, <c>Annotations/NAME.xml</c>, and for each split
/// <c>ImageSets/Main/SPLIT.txt</c> with a name a line.
/// </summary>
/// <param name="Split">Such as <c>train</c>, <c>val</c>, <c>trainval</c> or <c>test</c>.</param>
/// <param name="ClassNames">The classes that objects of the split have, in the order of their names.</param>
/// <param name="Pictures">The pictures, in the order of the split's list.</param>
public sealed record VocFolder(string Split, IReadOnlyList<string> ClassNames, IReadOnlyList<VocPicture> Pictures)
{
    /// <summary>Reads all annotations of a split; pictures are read when they are needed.</summary>
    /// <param name="folder">The folder that holds <c>JPEGImages</c>.</param>
    /// <param name="split">The split's name.</param>
    /// <exception cref="InvalidDataException">A file is missing or an annotation is malformed.</exception>
    public static VocFolder Open(string folder, string split)
    {
        var lists = Path.Combine(folder, "ImageSets", "Main");
        var list = Path.Combine(lists, $"{split}.txt");
        if (!File.Exists(list))
        {
            var there = Directory.Exists(lists)
                ? $"there are {string.Join(", ", Directory.EnumerateFiles(lists, "*.txt").Select(Path.GetFileNameWithoutExtension).Order())}"
                : "expected PASCAL VOC's folders JPEGImages, Annotations and ImageSets";
            throw new InvalidDataException($"{folder} has no list {Path.GetRelativePath(folder, list)}; {there}.");
        }

        VocPicture[] pictures = [.. WholeFile.ReadLines(list).Select(line => ReadPicture(folder, list, line))];
        return pictures.Length > 0
            ? new VocFolder(split, ClassesOf(pictures), pictures)
            : throw new InvalidDataException($"{list} names no picture; expected a name a line.");
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Split}: {Counted(Pictures.Count, "picture", "s")}, {Counted(Pictures.Sum(picture => picture.Objects.Count), "object", "s")}, {Counted(ClassNames.Count, "class", "es")}");

    private static string Counted(int count, string noun, string plural) =>
        FormattableString.Invariant($"{count:N0} {noun}{(count == 1 ? string.Empty : plural)}");

    private static string[] ClassesOf(VocPicture[] pictures) =>
        [.. pictures.SelectMany(picture => picture.Objects).Select(item => item.ClassName).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A line holds a name; in the lists of single classes 1, 0 or −1 follows it.</summary>
    private static VocPicture ReadPicture(string folder, string list, string line)
    {
        var name = line.Split(' ', 2)[0];
        var picture = Path.Combine(folder, "JPEGImages", $"{name}.jpg");
        return File.Exists(picture)
            ? VocAnnotation.Read(Path.Combine(folder, "Annotations", $"{name}.xml"), picture)
            : throw new InvalidDataException($"{list} names '{name}' and there is no {picture}; restore it or remove the line.");
    }
}
