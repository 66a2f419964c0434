namespace ResNets.Data;

/// <summary>
/// Downloads one file: tries its addresses in turn, resumes what was begun, pauses between tries, and hands the file
/// over only when its size and checksum are right.
/// </summary>
internal sealed class FileDownloader(
    HttpFetch fetch, DataAcquisitionOptions options, TimeProvider time, IProgress<DataProgress>? progress)
{
    /// <summary>So many bytes more, or a hundredth of the file, and a failure counts as the first again.</summary>
    private const long MuchProgress = 1 << 20;

    /// <summary>Downloads a file beside its target and renames it.</summary>
    /// <param name="download">What to download.</param>
    /// <param name="target">The full path to put it at.</param>
    /// <param name="cancellation">Stops the download; what was received stays for the next time.</param>
    /// <exception cref="DownloadFailure">No address served it; the message names what each did.</exception>
    public async Task DownloadAsync(DataDownload download, string target, CancellationToken cancellation)
    {
        string part = target + ".part";
        var failures = new List<string>();
        foreach (Uri url in download.Urls)
        {
            try
            {
                await TryAddressAsync(download, url, part, cancellation).ConfigureAwait(false);
                File.Move(part, target, overwrite: true);
                return;
            }
            catch (DownloadFailure e)
            {
                failures.Add(e.Message);
            }
        }

        throw new DownloadFailure(string.Join(", and ", failures), DownloadFailure.Remedy.GiveUp);
    }

    private async Task TryAddressAsync(DataDownload download, Uri url, string part, CancellationToken cancellation)
    {
        for (int failed = 0; ;)
        {
            long before = LengthOf(part);
            try
            {
                await fetch.FetchAsync(url, download, part, cancellation).ConfigureAwait(false);
                await CheckAsync(download, url, part, cancellation).ConfigureAwait(false);
                return;
            }
            catch (DownloadFailure e)
            {
                failed = LengthOf(part) - before > Math.Min(download.Size / 100, MuchProgress) ? 1 : failed + 1;
                if (failed > RetriesFor(e.Next))
                {
                    throw;
                }

                await PauseAsync(e, failed, cancellation).ConfigureAwait(false);
            }
        }
    }

    private int RetriesFor(DownloadFailure.Remedy remedy) => remedy switch
    {
        DownloadFailure.Remedy.Retry => options.Retries,
        DownloadFailure.Remedy.RetryOnce => Math.Min(1, options.Retries),
        _ => 0,
    };

    /// <summary>Waits as long as the server asks; where that did not help, at least twice as long from try to try.</summary>
    private async Task PauseAsync(DownloadFailure failure, int failed, CancellationToken cancellation)
    {
        TimeSpan own = options.FirstPause * Math.Pow(2, failed - 1);
        TimeSpan pause = failure.Pause is not { } asked ? own : failed == 1 || asked > own ? asked : own;
        string text = FormattableString.Invariant($"{failure.Message}; next try in {pause.TotalSeconds:0.#} s");
        progress?.Report(new DataProgress(DataStage.Retrying, text));
        await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
    }

    /// <summary>A file with the wrong bytes is thrown away: nothing can be resumed from it.</summary>
    private static async Task CheckAsync(
        DataDownload download, Uri url, string part, CancellationToken cancellation)
    {
        Checksum found = await Checksum.OfFileAsync(download.Checksum.Algorithm, part, _ => { }, cancellation).ConfigureAwait(false);
        if (found != download.Checksum)
        {
            File.Delete(part);
            throw new DownloadFailure(
                $"what {url} sent has the checksum {found} where {download.Checksum} was expected",
                DownloadFailure.Remedy.RetryOnce);
        }
    }

    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
