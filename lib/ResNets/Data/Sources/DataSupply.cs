namespace ResNets.Data;

/// <summary>Brings a data set's files into a folder, from the nearest place that has them.</summary>
internal sealed class DataSupply(
    DataDirectory directory,
    DataSource source,
    DataAcquisitionOptions options,
    TimeProvider time,
    IProgress<DataProgress>? progress)
{
    private string DownloadFolder => Path.Combine(directory.Root, ".download");

    public async Task<DataOrigin> FillAsync(string folder, CancellationToken cancellation)
    {
        if (PackageFolder() is { } package)
        {
            CopyFrom(package, folder, cancellation);
            return DataOrigin.Package;
        }

        if (await UnpackByHandAsync(folder, cancellation).ConfigureAwait(false))
        {
            return DataOrigin.Archive;
        }

        if (source.Downloads.Count == 0)
        {
            throw new DataException(
                $"{source.Title} is not in {directory.Root} and has no address to download it from; put into {directory.FolderOf(source)} by hand: {source.ByHand ?? $"its files, see {source.Homepage}"}.");
        }

        if (options.Offline)
        {
            throw new DataException($"{source.Title} is not in {directory.Root}, and offline it is not downloaded; {ByHand()}.");
        }

        await DownloadAllAsync(folder, cancellation).ConfigureAwait(false);
        return DataOrigin.Download;
    }

    private string? PackageFolder()
    {
        if (source.DebianPackage is not { } package || source.Files.Count == 0)
        {
            return null;
        }

        string folder = Path.Combine(options.SystemRoot, package.Folder.TrimStart('/'));
        return source.Files.All(file => file.FindIn(folder) is not null) ? folder : null;
    }

    private void CopyFrom(string package, string folder, CancellationToken cancellation)
    {
        foreach (DataFile file in source.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            string path = file.FindIn(package)!;
            progress?.Report(new DataProgress(DataStage.Copying, path));
            File.Copy(path, Path.Combine(folder, Path.GetFileName(path)));
        }
    }

    private async Task<bool> UnpackByHandAsync(string folder, CancellationToken cancellation)
    {
        if (source.Downloads is not [{ Unpack: true } archive])
        {
            return false;
        }

        string path = Path.Combine(directory.Root, archive.File);
        if (!File.Exists(path))
        {
            return false;
        }

        if (new FileInfo(path).Length != archive.Size)
        {
            throw new DataException(FormattableString.Invariant(
                $"{path} has {new FileInfo(path).Length:N0} bytes; expected {archive.Size:N0}; replace it or delete it."));
        }

        long done = 0;
        Checksum found = await Checksum.OfFileAsync(
            archive.Checksum.Algorithm,
            path,
            bytes => progress?.Report(new DataProgress(DataStage.Checking, archive.File, done += bytes, archive.Size)),
            cancellation).ConfigureAwait(false);
        if (found != archive.Checksum)
        {
            throw new DataException($"{path} has the checksum {found}; expected {archive.Checksum}; replace it or delete it.");
        }

        await new ArchiveUnpacker(source, progress).UnpackAsync(path, folder, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task DownloadAllAsync(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(DownloadFolder);
        using HttpClient client = HttpFetch.CreateClient();
        var fetch = new HttpFetch(client, options.StallTimeout, time, progress);
        var downloader = new FileDownloader(fetch, options, time, progress);
        foreach (DataDownload download in source.Downloads)
        {
            string target = Path.Combine(DownloadFolder, download.File);
            await DownloadOneAsync(downloader, download, target, cancellation).ConfigureAwait(false);
            await PlaceAsync(download, target, folder, cancellation).ConfigureAwait(false);
        }

        foreach (DataDownload download in source.Downloads)
        {
            File.Delete(Path.Combine(DownloadFolder, download.File));
        }
    }

    private async Task DownloadOneAsync(
        FileDownloader downloader, DataDownload download, string target, CancellationToken cancellation)
    {
        try
        {
            if (!File.Exists(target))
            {
                await downloader.DownloadAsync(download, target, cancellation).ConfigureAwait(false);
            }
        }
        catch (DownloadFailure e)
        {
            throw new DataException($"{source.Title} could not be downloaded: {e.Message}; {ByHand()}.", e);
        }
    }

    private async Task PlaceAsync(DataDownload download, string file, string folder, CancellationToken cancellation)
    {
        if (download.Unpack)
        {
            await new ArchiveUnpacker(source, progress).UnpackAsync(file, folder, cancellation).ConfigureAwait(false);
        }
        else
        {
            File.Copy(file, Path.Combine(folder, download.File));
        }
    }

    private string ByHand()
    {
        string files = string.Join(", ", source.Downloads.Select(download => download.File));
        bool archive = source.Downloads.Any(download => download.Unpack);
        string target = archive ? directory.Root : directory.FolderOf(source);
        string package = source.DebianPackage is { } debian ? $", install Debian's {debian.Name}" : "";
        return $"run './course data {source.Name}' where there is a network{package}, or put {files} into {target} by hand";
    }
}
