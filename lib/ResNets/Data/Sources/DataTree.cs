using System.Security.Cryptography;
using System.Text;

namespace ResNets.Data;

/// <summary>The files of a data set that has too many to list: a tree of folders, known by its count, size and checksum.</summary>
/// <param name="Count">The number of files.</param>
/// <param name="Size">Their size in bytes.</param>
/// <param name="Checksum">
/// The SHA-256 of a line for each file, ordered by path: its own SHA-256 in hexadecimal, two spaces, its path with slashes.
/// It is what <c>find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum</c> prints.
/// </param>
public sealed record DataTree(int Count, long Size, Checksum Checksum)
{
    /// <summary>The paths of all files below a folder, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    internal static IReadOnlyList<string> Paths(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).OrderBy(path => Relative(folder, path), StringComparer.Ordinal)];

    /// <summary>Computes the checksum of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="onBytes">Told the size of each file read.</param>
    /// <param name="cancellation">Stops between two files.</param>
    internal static Checksum Compute(string folder, Action<int> onBytes, CancellationToken cancellation)
    {
        using var lines = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in Paths(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            byte[] content = File.ReadAllBytes(path);
            string digest = Convert.ToHexStringLower(SHA256.HashData(content));
            lines.AppendData(Encoding.UTF8.GetBytes($"{digest}  {Relative(folder, path)}\n"));
            onBytes(content.Length);
        }

        return new Checksum("sha256", Convert.ToHexStringLower(lines.GetHashAndReset()));
    }

    private static string Relative(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
