namespace ResNets.Data;

/// <summary>A file that a data set consists of.</summary>
/// <param name="Name">The file's name in the data set's folder.</param>
/// <param name="Size">The content's size in bytes, uncompressed.</param>
/// <param name="Checksum">The official content's checksum, uncompressed; null where none is published.</param>
/// <param name="MayBeGzipped">Whether <c>NAME.gz</c> serves as well as <c>NAME</c>.</param>
/// <param name="Labels">Of a file of CIFAR's records, the number of classes of each label byte; null for other files.</param>
public sealed record DataFile(
    string Name, long Size, Checksum? Checksum = null, bool MayBeGzipped = false, IReadOnlyList<int>? Labels = null)
{
    /// <summary>Finds the file in a folder.</summary>
    /// <param name="folder">The folder to look in.</param>
    /// <returns>The full path of the plain or the gzipped file, or null where there is neither.</returns>
    public string? FindIn(string folder)
    {
        string plain = Path.Combine(folder, Name);
        if (File.Exists(plain))
        {
            return plain;
        }

        return MayBeGzipped && File.Exists(plain + ".gz") ? plain + ".gz" : null;
    }
}
