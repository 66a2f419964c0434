namespace TorchSharp.Utils;

/// <summary>Files that are there whole or not at all: written beside their place, then renamed.</summary>
internal static class CompleteFile
{
    /// <param name="location">Where the file will be; one that is there is replaced.</param>
    /// <param name="write">Writes the file at the path that it is given.</param>
    public static void WriteAt(string location, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        var part = $"{location}.{Environment.ProcessId}.part";
        try
        {
            write(part);
            File.Move(part, location, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    public static void Write(string location, Action<BinaryWriter> write) => WriteAt(location, part =>
    {
        using var writer = new BinaryWriter(File.Create(part));
        write(writer);
    });
}
