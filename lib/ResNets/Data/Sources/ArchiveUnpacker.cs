using System.Formats.Tar;
using System.IO.Compression;

namespace ResNets.Data;

/// <summary>Takes a data set's files, and nothing else, out of a .tar.gz archive.</summary>
internal sealed class ArchiveUnpacker(DataSource source, IProgress<DataProgress>? progress)
{
    /// <summary>Writes the files into a folder.</summary>
    /// <param name="archive">The archive's path.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="DataException">The archive is damaged.</exception>
    public async Task UnpackAsync(string archive, string folder, CancellationToken cancellation)
    {
        try
        {
            await using FileStream file = File.OpenRead(archive);
            await using var gzip = new GZipStream(file, CompressionMode.Decompress);
            await using var tar = new TarReader(gzip);
            while (await tar.GetNextEntryAsync(copyData: false, cancellation).ConfigureAwait(false) is { } entry)
            {
                await ExtractAsync(entry, folder, cancellation).ConfigureAwait(false);
                progress?.Report(new DataProgress(DataStage.Unpacking, archive, file.Position, file.Length));
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new DataException(
                $"{archive} is damaged ({e.Message.TrimEnd('.')}); delete it and run './course data {source.Name}' again.", e);
        }
    }

    /// <summary>A file is known by its bare name, so no path in an archive leads out of the folder.</summary>
    private async Task ExtractAsync(TarEntry entry, string folder, CancellationToken cancellation)
    {
        bool isFile = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
        if (isFile && source.Files.FirstOrDefault(f => f.Name == Path.GetFileName(entry.Name)) is { } wanted
            && entry.Length == wanted.Size)
        {
            await entry.ExtractToFileAsync(Path.Combine(folder, wanted.Name), overwrite: true, cancellation)
                .ConfigureAwait(false);
        }
    }
}
