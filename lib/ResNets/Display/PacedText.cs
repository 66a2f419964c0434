namespace ResNets.Display;

/// <summary>
/// Text that takes the place of the text before it: the first is written at once, then the newest after each pause, and
/// the last in any case.
/// </summary>
internal sealed class PacedText
{
    private readonly Action<string> _write;
    private readonly TimeSpan _pause;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private string? _pending;
    private bool _isResting;

    /// <param name="write">Takes each text.</param>
    /// <param name="pause">The least time between two of them.</param>
    /// <param name="clock">Measures it.</param>
    internal PacedText(Action<string> write, TimeSpan pause, TimeProvider clock)
    {
        _write = write;
        _pause = pause;
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

    /// <summary>Ends the writing; what is pending is not written.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            _pending = null;
        }

        _timer.Dispose();
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
        _timer.Change(_pause, Timeout.InfiniteTimeSpan);
        _write(text);
    }
}
