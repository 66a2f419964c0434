using System.Formats.Tar;

namespace ResNets.Data;

/// <summary>Tells files from what only has a file's name: to open a pipe waits for somebody to write into it.</summary>
internal static class OrdinaryFile
{
    /// <summary>The size of a file in bytes, above 0; links are followed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is empty, no file, or a link to nothing.</exception>
    /// <exception cref="IOException">It is not there, or is a link in a circle.</exception>
    public static long Size(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is { } target)
        {
            file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
            if (!File.Exists(file.FullName))
            {
                throw PictureFile.Refusal(path, $"is a link to {target}, where there is no file");
            }
        }

        // Pipes, sockets and devices have no size, so that none of them is ever opened.
        return file.Length > 0
            ? file.Length
            : throw PictureFile.Refusal(path, $"is {Describe(file.FullName)}", "; expected a JPEG or PNG picture. Replace or remove it.");
    }

    /// <summary>What has no size; .NET looks at the kind of a file nowhere but where it archives one.</summary>
    private static string Describe(string path)
    {
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, leaveOpen: true))
            {
                writer.WriteEntry(path, "file");
            }
        }
        catch (IOException)
        {
            return "a socket";
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()!.EntryType switch
        {
            TarEntryType.Fifo => "a pipe",
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
            _ => "an empty file",
        };
    }
}
