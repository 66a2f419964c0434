using System.IO.Compression;
using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>Reads whole files of a data set, with one sentence for each thing that can be wrong.</summary>
internal static class WholeFile
{
    /// <summary>All bytes of a file; of a .gz file, the decompressed ones.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is missing, unreadable or a broken .gz.</exception>
    internal static byte[] ReadAll(string path) =>
        Read(path, () => path.EndsWith(".gz", StringComparison.Ordinal) ? Decompress(path) : File.ReadAllBytes(path));

    /// <summary>How many bytes a file has.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is missing or unreadable.</exception>
    internal static long Length(string path) => Read(path, () => new FileInfo(path).Length);

    /// <summary>Reads as many bytes of a file as a tensor has, without a copy on the managed heap, which would keep its room.</summary>
    /// <param name="target">Contiguous, on the CPU.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is missing, unreadable or shorter.</exception>
    internal static void ReadInto(Tensor target, string path) => Read(path, () =>
    {
        using var file = File.OpenRead(path);
        file.ReadExactly(target.bytes);
        return target;
    });

    /// <summary>The lines of a small text file that are not empty.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is missing or unreadable.</exception>
    internal static string[] ReadLines(string path) =>
        System.Text.Encoding.UTF8.GetString(ReadAll(path))
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InvalidDataException(
                $"{path} could not be read ({error.Message.TrimEnd('.')}); './course data' gets the data sets.", error);
        }
    }

    private static byte[] Decompress(string path)
    {
        using var file = File.OpenRead(path);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
