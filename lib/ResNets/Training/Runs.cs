namespace ResNets.Training;

/// <summary>Training runs that were recorded earlier, one .jsonl file each.</summary>
public static class Runs
{
    /// <summary>
    /// Reads one run, or all runs of a folder by name: its .jsonl files, and <c>history.jsonl</c> of each folder in it, as a
    /// sweep leaves them; none where there is nothing. A run of a folder that has measured nothing yet is left out.
    /// </summary>
    /// <param name="path">A .jsonl file, or a folder such as <c>runs</c> beside a notebook or that of a sweep.</param>
    /// <exception cref="InvalidDataException">A file is not a training history; the message names file and line.</exception>
    public static IReadOnlyList<RunHistory> Load(string path) =>
        [.. Files(path).Select(HistoryFile.Read).Where(run => run.Points.Count > 0 || File.Exists(path))];

    private static IEnumerable<string> Files(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.jsonl")
            .Concat(Directory.EnumerateDirectories(path).Select(folder => Path.Combine(folder, "history.jsonl")).Where(File.Exists))
            .Order(StringComparer.Ordinal)
        : [];
}
