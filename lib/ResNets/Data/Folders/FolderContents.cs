using System.IO.Enumeration;

namespace ResNets.Data;

/// <summary>What lies in a folder of classes. Hidden files and folders, such as <c>._1.jpg</c> and <c>.git</c>, are passed over.</summary>
/// <param name="Classes">The folders of the classes, in the order of their names.</param>
/// <param name="FilesByClass">The files in each of them, at any depth.</param>
/// <param name="Loose">How many pictures lie beside the folders, in no class.</param>
internal sealed record FolderContents(IReadOnlyList<string> Classes, IReadOnlyList<string[]> FilesByClass, int Loose)
{
    /// <summary>Looks for classes and their files.</summary>
    /// <param name="folder">The folder that holds one folder for each class.</param>
    /// <exception cref="InvalidDataException">There are no classes.</exception>
    public static FolderContents Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"There is no folder {folder}; expected one that holds a folder of pictures for each class.");
        }

        string[] classes = [.. Directory.EnumerateDirectories(folder).Where(IsShown).Order(StringComparer.Ordinal)];
        return classes.Length > 0
            ? new FolderContents(classes, [.. classes.Select(path => Files(path, deep: true))], Pictures(Files(folder, deep: false)).Count())
            : throw new InvalidDataException($"{folder} holds no folders; expected one folder of pictures for each class.");
    }

    /// <summary>Whether a folder is a part such as train/: folders in it, and no picture beside them.</summary>
    public static bool IsPart(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateDirectories(folder).Any(IsShown) && !Pictures(Files(folder, deep: false)).Any();

    /// <summary>The files that end as pictures that are read, in the order of their names.</summary>
    public static IEnumerable<string> Pictures(string[] paths) => paths.Where(OtherFormats.IsRead).Order(StringComparer.Ordinal);

    private static string[] Files(string folder, bool deep)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = deep,
            AttributesToSkip = FileAttributes.Hidden,
            IgnoreInaccessible = false,
        };
        var files = new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !LeadsUp(ref entry),
        };
        return [.. files.Where(IsShown)];
    }

    /// <summary>Whether a folder is a link to one that holds it: its files would be found again and again.</summary>
    private static bool LeadsUp(ref FileSystemEntry entry)
    {
        if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
            || new DirectoryInfo(entry.ToFullPath()).ResolveLinkTarget(returnFinalTarget: true) is not { } target)
        {
            return false;
        }

        return entry.ToFullPath().StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target.FullName)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static bool IsShown(string path) => !Path.GetFileName(path).StartsWith('.');
}
