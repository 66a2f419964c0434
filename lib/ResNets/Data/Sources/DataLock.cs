namespace ResNets.Data;

/// <summary>Lets one process at a time obtain a data set. The file stays; the lock on it ends with the process.</summary>
internal sealed class DataLock : IDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private DataLock(FileStream file) => _file = file;

    public static async Task<DataLock> TakeAsync(
        string path, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            progress?.Report(new DataProgress(DataStage.Waiting, "another process obtains the same data set"));
            await Task.Delay(_pause, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose() => _file.Dispose();

    private static DataLock? TryTake(string path)
    {
        try
        {
            return new DataLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IoFailure.IsSharingViolation(e))
        {
            return null;
        }
    }
}
