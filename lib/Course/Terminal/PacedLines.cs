namespace Course.Terminal;

/// <summary>Passes on a line every few seconds and drops those between: a log that stays readable.</summary>
/// <param name="write">Takes each line.</param>
/// <param name="time">The clock.</param>
public sealed class PacedLines(Action<string> write, TimeProvider time) : IProgress<string>
{
    private static readonly TimeSpan _pace = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private long _last = time.GetTimestamp();

    /// <inheritdoc/>
    public void Report(string value)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_last) < _pace)
            {
                return;
            }

            _last = time.GetTimestamp();
            write(value);
        }
    }
}
