namespace ResNets.Data;

/// <summary>A try to download failed. The message is the middle of a sentence.</summary>
internal sealed class DownloadFailure(string message, DownloadFailure.Remedy next, TimeSpan? pause = null)
    : Exception(message)
{
    public enum Remedy
    {
        /// <summary>Another try may succeed.</summary>
        Retry,

        /// <summary>One more try is worth it: most likely there is no network.</summary>
        RetryOnce,

        /// <summary>This address will not serve the file.</summary>
        GiveUp,
    }

    public Remedy Next { get; } = next;

    /// <summary>The pause that the server asked for.</summary>
    public TimeSpan? Pause { get; } = pause;
}
