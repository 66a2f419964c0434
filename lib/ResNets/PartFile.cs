namespace ResNets;

/// <summary>Writes a file whole or not at all: beside its place first, renamed when complete.</summary>
internal static class PartFile
{
    /// <summary>Writes a file; its folder is made if it is not there.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="write">Writes the contents to a stream that can seek.</param>
    /// <param name="ending">What the name beside it ends in; processes that write one file at once need different ones.</param>
    /// <exception cref="IOException">It cannot be written; what was there before is left as it was.</exception>
    internal static void Write(string path, Action<Stream> write, string ending = ".part")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var part = path + ending;
        try
        {
            using (var file = File.Create(part))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
