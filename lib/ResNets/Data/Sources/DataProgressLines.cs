namespace ResNets.Data;

/// <summary>Turns progress into plain lines: one when the work changes, and one a few seconds within long work.</summary>
/// <param name="write">Takes each line.</param>
/// <param name="time">The clock that paces the lines.</param>
public sealed class DataProgressLines(Action<string> write, TimeProvider time) : IProgress<DataProgress>
{
    private static readonly TimeSpan _pace = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private (DataStage Stage, string Subject)? _last;
    private long _written;

    /// <summary>Says what a report means, without a line's end: <c>downloading cifar-10-binary.tar.gz, 12 of 170 MB</c>.</summary>
    /// <param name="progress">The report.</param>
    public static string Describe(DataProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        string verb = progress.Stage switch
        {
            DataStage.Waiting => "waiting:",
            DataStage.Retrying => "trying again:",
            var stage => stage.ToString().ToLowerInvariant(),
        };
        string amount = progress.Total > 0
            ? FormattableString.Invariant($", {progress.Done / 1e6:0.#} of {progress.Total / 1e6:0.#} MB")
            : "";
        return $"{verb} {progress.Subject}{amount}";
    }

    /// <inheritdoc/>
    public void Report(DataProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
        {
            if (_last == (value.Stage, value.Subject) && time.GetElapsedTime(_written) < _pace)
            {
                return;
            }

            _last = (value.Stage, value.Subject);
            _written = time.GetTimestamp();
            write(Describe(value));
        }
    }
}
