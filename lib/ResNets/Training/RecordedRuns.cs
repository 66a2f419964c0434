namespace ResNets.Training;

/// <summary>Training runs that were recorded earlier, one .jsonl file each.</summary>
public static class RecordedRuns
{
    /// <summary>Reads all runs of a folder, by file name; none where there is no folder.</summary>
    /// <param name="folder">The folder, such as <c>runs</c> beside a notebook.</param>
    /// <exception cref="InvalidDataException">A file is not a training history.</exception>
    public static IReadOnlyList<RunHistory> In(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).Select(HistoryFile.Read)]
            : [];
}
