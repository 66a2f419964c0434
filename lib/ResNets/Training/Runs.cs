namespace ResNets.Training;

/// <summary>Training runs that were recorded earlier, one .jsonl file each.</summary>
public static class Runs
{
    /// <summary>Reads one run, or all runs of a folder by file name; none where there is nothing.</summary>
    /// <param name="path">A .jsonl file, or a folder of them such as <c>runs</c> beside a notebook.</param>
    /// <exception cref="InvalidDataException">A file is not a training history; the message names file and line.</exception>
    public static IReadOnlyList<RunHistory> Load(string path) =>
        File.Exists(path)
            ? [HistoryFile.Read(path)]
            : Directory.Exists(path)
                ? [.. Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal).Select(HistoryFile.Read)]
                : [];
}
