using System.Globalization;

namespace ResNets.Data;

/// <summary>The pictures of a folder in formats that are not read, counted by the endings of their names.</summary>
public sealed class OtherFormats
{
    /// <summary>The endings of the pictures that are read.</summary>
    internal static readonly IReadOnlyList<string> ReadEndings = [".jpg", ".jpeg", ".png"];

    private static readonly HashSet<string> s_otherEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".avif", ".bmp", ".cr2", ".dng", ".gif", ".heic", ".heif", ".ico", ".j2k", ".jfif", ".jp2", ".jpe", ".jxl", ".nef",
        ".pbm", ".pgm", ".pnm", ".ppm", ".psd", ".svg", ".tga", ".tif", ".tiff", ".webp",
    };

    private readonly SortedDictionary<string, int> _counts;

    private OtherFormats(SortedDictionary<string, int> counts) => _counts = counts;

    /// <summary>The number of such pictures.</summary>
    public int Count => _counts.Values.Sum();

    /// <summary>Counts the pictures among files.</summary>
    /// <param name="paths">The files; those that are pictures by no known ending do not count.</param>
    internal static OtherFormats Among(IEnumerable<string> paths)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var ending in paths.Select(path => Path.GetExtension(path)).Where(s_otherEndings.Contains))
        {
            var lower = ending.ToLowerInvariant();
            counts[lower] = counts.GetValueOrDefault(lower) + 1;
        }

        return new OtherFormats(counts);
    }

    /// <summary>Whether a file's name ends as those of pictures that are read.</summary>
    internal static bool IsRead(string path) => ReadEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>How many there are of each ending, such as <c>7 .bmp and 2 .webp</c>.</summary>
    public override string ToString()
    {
        string[] parts = [.. _counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value:N0} {pair.Key}"))];
        return parts.Length < 2 ? string.Concat(parts) : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }
}
