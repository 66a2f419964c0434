namespace ResNets.Data;

/// <summary>Puts .NET's network errors into words, and says whether another try is worth it.</summary>
internal static class HttpFailure
{
    /// <summary>A failure before the body was read.</summary>
    public static DownloadFailure From(HttpRequestException e, Uri url) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new DownloadFailure(
            $"{url.Host} was not found (is there a network?)", DownloadFailure.Remedy.RetryOnce),
        HttpRequestError.ConnectionError => new DownloadFailure(
            $"{url.Host} could not be reached (is there a network?)", DownloadFailure.Remedy.RetryOnce),
        HttpRequestError.SecureConnectionError => new DownloadFailure(
            $"{url.Host} offered no trusted certificate", DownloadFailure.Remedy.GiveUp),
        HttpRequestError.ProxyTunnelError => new DownloadFailure(
            $"the proxy refused the way to {url.Host} ({Short(e)})", DownloadFailure.Remedy.GiveUp),
        _ => new DownloadFailure($"{url.Host} broke the connection ({Short(e)})", DownloadFailure.Remedy.Retry),
    };

    /// <summary>A failure while the body was read.</summary>
    public static DownloadFailure From(IOException e, Uri url) => new(
        e is HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }
            ? $"{url.Host} ended the connection before the end of the file"
            : $"{url.Host} broke the connection ({Short(e)})",
        DownloadFailure.Remedy.Retry);

    private static string Short(Exception e) => e.Message.TrimEnd('.');
}
