using System.Text.Json;

namespace ResNets.Data;

/// <summary>
/// Remembers, in the data directory, which files were compared with their checksums: their sizes and times of change.
/// A file that changed since is compared again.
/// </summary>
internal sealed class VerificationRecord(DataDirectory directory, DataSource source)
{
    private string FilePath => Path.Combine(directory.Root, ".verified", source.Name + ".json");

    public bool Matches(IReadOnlyList<string> paths)
    {
        try
        {
            Entry[]? recorded = JsonSerializer.Deserialize<Entry[]>(File.ReadAllBytes(FilePath));
            return recorded is not null && recorded.SequenceEqual(paths.Select(Entry.Of));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Writes the record; a data directory that cannot be written to is compared again next time.</summary>
    public void Write(IReadOnlyList<string> paths)
    {
        string beside = $"{FilePath}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
            File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(paths.Select(Entry.Of)));
            File.Move(beside, FilePath, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private sealed record Entry(string Path, long Size, DateTime Changed)
    {
        public static Entry Of(string path)
        {
            var file = new FileInfo(path);
            return new Entry(path, file.Length, file.LastWriteTimeUtc);
        }
    }
}
