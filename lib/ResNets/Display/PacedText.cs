namespace ResNets.Display;

/// <summary>
/// Text that takes the place of the text before it, as lines of a log: the first at once, then the newest every ten
/// seconds, and the last in any case.
/// </summary>
internal sealed class PacedText
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(10);

    private readonly Action<string> _write;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private string? _pending;
    private bool _isResting;

    /// <param name="write">Takes each line.</param>
    /// <param name="clock">Measures the pace.</param>
    internal PacedText(Action<string> write, TimeProvider clock)
    {
        _write = write;
        _timer = clock.CreateTimer(_ => Next(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Writes the text, now or when its time has come, unless there is a newer one by then.</summary>
    internal void Report(string text)
    {
        lock (_gate)
        {
            _pending = text;
            if (!_isResting)
            {
                WritePending();
            }
        }
    }

    /// <summary>Writes the newest text if it has not been written.</summary>
    internal void Flush()
    {
        lock (_gate)
        {
            WritePending();
        }
    }

    private void Next()
    {
        lock (_gate)
        {
            _isResting = false;
            WritePending();
        }
    }

    private void WritePending()
    {
        if (_pending is not { } text)
        {
            return;
        }

        _pending = null;
        _isResting = true;
        _timer.Change(s_pace, Timeout.InfiniteTimeSpan);
        _write(text);
    }
}
