using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>
/// The records of CIFAR's binary versions: some label bytes, then 3,072 pixel bytes (red, green, blue planes of 32 rows of 32).
/// </summary>
/// <param name="release">The data set, such as <c>CIFAR-10</c>.</param>
/// <param name="command">Its name in commands.</param>
/// <param name="classes">The number of classes of each label byte; the last one is the label that is used.</param>
internal sealed class CifarRecords(string release, string command, params int[] classes)
{
    private const int Side = 32;
    private const int PixelBytes = 3 * Side * Side;

    private int RecordBytes => classes.Length + PixelBytes;

    /// <summary>Reads files of whole records.</summary>
    /// <param name="split">What the images are for.</param>
    /// <param name="files">The files, in order.</param>
    /// <param name="recordsPerFile">How many records each has to have; null for any whole number from one on.</param>
    /// <param name="classNames">The names of the classes by label.</param>
    /// <param name="remark">What a reader of a result has to know about the images.</param>
    /// <exception cref="InvalidDataException">A file is missing, has another size, or holds a label out of range.</exception>
    public ImageSet Read(
        string split, IEnumerable<string> files, int? recordsPerFile, IReadOnlyList<string> classNames, string remark)
    {
        (string Path, int Records)[] parts = [.. files.Select(file => (file, CountRecords(file, recordsPerFile)))];
        using var scope = NewDisposeScope();
        var count = parts.Sum(part => part.Records);
        var all = empty(count, RecordBytes, dtype: ScalarType.Byte);
        var start = 0;
        foreach (var (path, length) in parts)
        {
            var rows = all.narrow(0, start, length);
            WholeFile.ReadInto(rows, path);
            if (FindWrongLabel(rows.bytes, classes) is { } problem)
            {
                throw new InvalidDataException(
                    $"{path} {problem} in {release}. {(recordsPerFile is null ? "Replace the file or mend it." : Remedy(path))}");
            }

            start += length;
        }

        var labels = all.select(1, classes.Length - 1).to(ScalarType.Int64);
        var planes = all.narrow(1, classes.Length, PixelBytes).reshape(count, 3, Side, Side);
        return new ImageSet(release, split, planes.permute(0, 2, 3, 1).contiguous(), labels, classNames, remark);
    }

    /// <summary>Reads a file of class names, one a line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="count">How many there have to be.</param>
    /// <exception cref="InvalidDataException">There are more or fewer, or two are the same.</exception>
    public string[] ReadClassNames(string path, int count)
    {
        var names = WholeFile.ReadLines(path);
        if (names.Length != count)
        {
            throw new InvalidDataException($"{path} names {names.Length} classes; {release} has {count}. {Remedy(path)}");
        }

        return names.CountBy(name => name).FirstOrDefault(pair => pair.Value > 1) is not { Key: { } twice }
            ? names
            : throw new InvalidDataException($"{path} names the class '{twice}' more than once; expected {count} different ones. {Remedy(path)}");
    }

    /// <summary>What PROVENANCE.txt says, in the few words that fit a chart.</summary>
    public static string ReadRemark(string folder)
    {
        var path = Path.Combine(folder, "PROVENANCE.txt");
        return File.Exists(path) && File.ReadAllText(path).Contains("JPEG", StringComparison.Ordinal)
            ? "JPEG-derived pixels"
            : string.Empty;
    }

    /// <summary>Looks for a label out of range in whole records.</summary>
    /// <param name="file">The bytes of a file.</param>
    /// <param name="classes">The number of classes of each label byte of a record.</param>
    /// <returns>A clause that names the label and its record, or null.</returns>
    public static string? FindWrongLabel(ReadOnlySpan<byte> file, IReadOnlyList<int> classes)
    {
        var recordBytes = classes.Count + PixelBytes;
        for (var i = 0; i < file.Length / recordBytes * classes.Count; i++)
        {
            var (record, label) = Math.DivRem(i, classes.Count);
            var found = file[(record * recordBytes) + label];
            if (found >= classes[label])
            {
                return $"has label {found} in record {record}; labels run from 0 to {classes[label] - 1}";
            }
        }

        return null;
    }

    /// <summary>One file is not obtained alone.</summary>
    private string Remedy(string path) =>
        $"Move the folder {Path.GetDirectoryName(Path.GetFullPath(path))} away and run './course data {command}'.";

    private int CountRecords(string path, int? expectedRecords)
    {
        var bytes = WholeFile.Length(path);
        if (expectedRecords is null && (bytes == 0 || bytes % RecordBytes != 0))
        {
            throw new InvalidDataException(
                $"{path} has {bytes:N0} bytes; a {release} file is a whole number of records of {RecordBytes:N0} bytes, at least one.");
        }

        if (bytes > Array.MaxLength)
        {
            throw new InvalidDataException($"{path} has {bytes:N0} bytes; one file can have {Array.MaxLength:N0} at most. Divide it between two records.");
        }

        return expectedRecords is null || bytes == expectedRecords * RecordBytes
            ? (int)(bytes / RecordBytes)
            : throw new InvalidDataException(
                $"{path} has {bytes:N0} bytes; a {release} file has {expectedRecords * RecordBytes:N0} ({expectedRecords:N0} records of {RecordBytes:N0}). {Remedy(path)}");
    }
}
