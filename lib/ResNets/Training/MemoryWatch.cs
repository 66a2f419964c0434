namespace ResNets.Training;

/// <summary>Looks at the memory of this process every millisecond, on a thread of its own.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Thread _thread;
    private long _peak = Environment.WorkingSet;
    private volatile bool _ended;

    internal MemoryWatch()
    {
        _thread = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.AboveNormal, Name = "memory watch" };
        _thread.Start();
    }

    /// <summary>The most bytes seen so far.</summary>
    internal long Peak => Math.Max(Interlocked.Read(ref _peak), Environment.WorkingSet);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended = true;
        _thread.Join();
    }

    private void Watch()
    {
        while (!_ended)
        {
            Interlocked.Exchange(ref _peak, Math.Max(_peak, Environment.WorkingSet));
            Thread.Sleep(1);
        }
    }
}
