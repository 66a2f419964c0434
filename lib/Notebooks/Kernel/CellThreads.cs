namespace Notebooks.Kernel;

/// <summary>
/// Runs a cell's code on threads that can be stopped: loops, functions and output of the cell end by themselves, and
/// threads that wait are interrupted.
/// </summary>
internal sealed class CellThreads : IDisposable
{
    private static readonly TimeSpan s_beforeWaking = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_betweenWaking = TimeSpan.FromMilliseconds(20);

    private readonly CellScope _scope;
    private readonly Lock _gate = new();
    private readonly List<Thread> _threads = [];
    private readonly CancellationTokenRegistration _registration;
    private volatile bool _stopped;
    private volatile bool _ended;

    /// <param name="scope">The cell.</param>
    /// <param name="interrupt">Stops all threads.</param>
    public CellThreads(CellScope scope, CancellationToken interrupt)
    {
        _scope = scope;
        _registration = interrupt.UnsafeRegister(_ => Stop(), null);
    }

    public bool IsStopped => _stopped;

    /// <summary>Runs code on the current thread.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(Action code)
    {
        lock (_gate)
            _threads.Add(Thread.CurrentThread);
        try
        {
            code();
        }
        catch (ThreadInterruptedException) when (_stopped)
        {
            throw new OperationCanceledException("The cell was interrupted.");
        }
        finally
        {
            lock (_gate)
                _threads.Remove(Thread.CurrentThread);
            if (_stopped)
                ForgetInterrupt();
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        _ended = true;
    }

    private void Stop()
    {
        _stopped = true;
        _scope.Stop();

        // No timer, whose calls would wait for a thread of the pool: the cell may hold them all.
        new Thread(WakeUntilEnd) { IsBackground = true, Name = "waker" }.Start();
    }

    private void WakeUntilEnd()
    {
        Thread.Sleep(s_beforeWaking);
        while (!_ended)
        {
            Wake();
            Thread.Sleep(s_betweenWaking);
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            foreach (Thread thread in _threads.Where(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)))
                thread.Interrupt();
        }
    }

    /// <summary>An interrupt that came too late would hit the thread's next wait, in another cell.</summary>
    private static void ForgetInterrupt()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // Forgotten.
        }
    }
}
