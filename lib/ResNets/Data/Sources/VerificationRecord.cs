using System.Security.Cryptography;
using System.Text.Json;

namespace ResNets.Data;

/// <summary>
/// Remembers, in the data directory, which files were found good: their sizes and times of change. A file that changed since
/// is looked at again. Of files that are not the official ones, which no published checksum vouches for, it keeps the checksum
/// of their first use.
/// </summary>
internal sealed class VerificationRecord(DataDirectory directory, DataSource source)
{
    private string FilePath => Path.Combine(directory.Root, ".verified", source.Name + ".json");

    public bool Matches(IReadOnlyList<string> paths) =>
        Read() is { } recorded && recorded.Select(entry => entry with { Checksum = null }).SequenceEqual(paths.Select(Entry.Of));

    /// <summary>
    /// Compares files with those of their first use. Files that come with another PROVENANCE.txt than then were prepared anew,
    /// and this is their first use.
    /// </summary>
    /// <param name="paths">The files, PROVENANCE.txt among them.</param>
    /// <returns>A sentence about a file that is another one, or null.</returns>
    public string? FindChange(IReadOnlyList<string> paths)
    {
        if (Read() is not { } recorded || Provenance(recorded) != Provenance(paths.Select(Entry.Of)))
        {
            return null;
        }

        foreach (string path in paths)
        {
            if (recorded.FirstOrDefault(entry => entry.Path == path)?.Checksum is { } before && ChecksumOf(path) is var now && now != before)
            {
                return $"{path} is not what it was when it was first used: its checksum is {now} and was {before}; restore the file, or delete {FilePath} to take it as it is.";
            }
        }

        return null;
    }

    /// <summary>Writes the record; a data directory that cannot be written to is looked at again next time.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="withChecksums">Whether to keep their checksums.</param>
    public void Write(IReadOnlyList<string> paths, bool withChecksums = false)
    {
        string beside = $"{FilePath}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
            IEnumerable<Entry> entries = paths.Select(path => Entry.Of(path) with { Checksum = withChecksums ? ChecksumOf(path) : null });
            File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(entries));
            File.Move(beside, FilePath, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private Entry[]? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Entry[]>(File.ReadAllBytes(FilePath));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static Entry? Provenance(IEnumerable<Entry> entries) =>
        entries.FirstOrDefault(entry => Path.GetFileName(entry.Path) == DataVerifier.ProvenanceFile) is { } found ? found with { Checksum = null } : null;

    private static string ChecksumOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(file))}";
    }

    private sealed record Entry(string Path, long Size, DateTime Changed, string? Checksum = null)
    {
        public static Entry Of(string path)
        {
            var file = new FileInfo(path);
            return new Entry(path, file.Length, file.LastWriteTimeUtc);
        }
    }
}
