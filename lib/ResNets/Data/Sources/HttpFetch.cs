using System.Net;
using System.Net.Http.Headers;

namespace ResNets.Data;

/// <summary>One request for one file, appended to what is already there of it.</summary>
internal sealed class HttpFetch(HttpClient client, TimeSpan stallTimeout, TimeProvider time, IProgress<DataProgress>? progress)
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(60);

    /// <summary>A client for large files: proxy variables honoured, redirects followed, bytes left as they are.</summary>
    public static HttpClient CreateClient() => new(
        new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(15),
        })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Requests what is missing of a file and appends it.</summary>
    /// <param name="url">The address.</param>
    /// <param name="download">The file's size and name.</param>
    /// <param name="part">The file to append to.</param>
    /// <param name="cancellation">Stops between two reads.</param>
    /// <exception cref="DownloadFailure">The file is not complete; what was received stays.</exception>
    public async Task FetchAsync(Uri url, DataDownload download, string part, CancellationToken cancellation)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stall.CancelAfter(stallTimeout);
        try
        {
            await using var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            await FetchAsync(url, download, file, stall).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DownloadFailure(
                FormattableString.Invariant($"{url.Host} sent nothing for {stallTimeout.TotalSeconds:0.#} s"),
                DownloadFailure.Remedy.Retry);
        }
        catch (HttpRequestException e)
        {
            throw HttpFailure.From(e, url);
        }
        catch (UriFormatException)
        {
            throw new DownloadFailure($"{url.Host} redirects to an address without a host", DownloadFailure.Remedy.GiveUp);
        }
    }

    private async Task FetchAsync(Uri url, DataDownload download, FileStream file, CancellationTokenSource stall)
    {
        if (file.Length == download.Size)
        {
            return;
        }

        if (file.Length > download.Size)
        {
            file.SetLength(0);
        }

        using HttpResponseMessage response = await SendAsync(url, file.Length, stall.Token).ConfigureAwait(false);
        CheckStatus(response, url, file);
        long kept = Continues(response, file.Length) ? file.Length : 0;
        CheckAnnouncedSize(response, url, download, kept);
        file.SetLength(kept);
        file.Seek(0, SeekOrigin.End);
        await using Stream body = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        await CopyAsync(body, file, download, url, stall).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendAsync(Uri url, long have, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (have > 0)
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private void CheckStatus(HttpResponseMessage response, Uri url, FileStream file)
    {
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            file.SetLength(0);
            throw new DownloadFailure($"{url.Host} would not resume the download", DownloadFailure.Remedy.Retry);
        }

        if (response.IsSuccessStatusCode)
        {
            return;
        }

        int status = (int)response.StatusCode;
        bool passes = status is 408 or 425 or 429 or >= 500;
        throw new DownloadFailure(
            $"{url} answered {status} ({response.ReasonPhrase})",
            passes ? DownloadFailure.Remedy.Retry : DownloadFailure.Remedy.GiveUp,
            PauseAskedFor(response));
    }

    /// <summary>How long a server asks to wait, in seconds or until a date; at most a minute.</summary>
    private TimeSpan? PauseAskedFor(HttpResponseMessage response) =>
        (response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - time.GetUtcNow())) is { } asked
            ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, _longestPause.Ticks))
            : null;

    /// <summary>Whether the answer begins where the file ends; a server may send the whole file instead.</summary>
    private static bool Continues(HttpResponseMessage response, long have) =>
        response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;

    private static void CheckAnnouncedSize(HttpResponseMessage response, Uri url, DataDownload download, long have)
    {
        if (response.StatusCode == HttpStatusCode.PartialContent && have == 0)
        {
            throw new DownloadFailure($"{url.Host} sent another part than was asked for", DownloadFailure.Remedy.Retry);
        }

        if (response.Content.Headers.ContentLength is { } rest && have + rest != download.Size)
        {
            throw new DownloadFailure(
                FormattableString.Invariant(
                    $"{url} announces {have + rest:N0} bytes where {download.Size:N0} were expected"),
                DownloadFailure.Remedy.GiveUp);
        }
    }

    private async Task CopyAsync(
        Stream body, FileStream file, DataDownload download, Uri url, CancellationTokenSource stall)
    {
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = await ReadAsync(body, buffer, url, stall.Token).ConfigureAwait(false)) > 0;)
        {
            if (file.Length + read > download.Size)
            {
                file.SetLength(0);
                throw new DownloadFailure(
                    FormattableString.Invariant($"{url} sends more than the {download.Size:N0} bytes expected"),
                    DownloadFailure.Remedy.GiveUp);
            }

            file.Write(buffer, 0, read);
            progress?.Report(new DataProgress(DataStage.Downloading, download.File, file.Length, download.Size));
            stall.CancelAfter(stallTimeout);
        }

        if (file.Length < download.Size)
        {
            throw new DownloadFailure(
                FormattableString.Invariant($"{url.Host} ended after {file.Length:N0} of {download.Size:N0} bytes"),
                DownloadFailure.Remedy.Retry);
        }
    }

    /// <summary>Reads from the network, whose failures must not be taken for those of the disk.</summary>
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, Uri url, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw HttpFailure.From(e, url);
        }
    }
}
