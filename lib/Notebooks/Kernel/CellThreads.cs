using System.Runtime;

namespace Notebooks.Kernel;

/// <summary>
/// Runs a cell's code on threads that can be stopped. The runtime aborts code that computes; a thread that only waits
/// is not woken by that, so it is interrupted besides.
/// </summary>
internal sealed class CellThreads : IDisposable
{
    private static readonly TimeSpan s_beforeWaking = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_betweenWaking = TimeSpan.FromMilliseconds(20);

    [ThreadStatic]
    private static CancellationTokenSource? t_abort;

    private readonly Lock _gate = new();
    private readonly List<Thread> _threads = [];
    private readonly CancellationTokenRegistration _registration;
    private readonly Timer _waker;

    // Not disposed: threads that outlive the cell still look at its token. Not the caller's token either, because
    // ControlledExecution never returns when its token cannot be cancelled.
    private readonly CancellationTokenSource _abort = new();

    /// <param name="interrupt">Stops all threads.</param>
    public CellThreads(CancellationToken interrupt)
    {
        _waker = new Timer(_ => Wake());
        _registration = interrupt.UnsafeRegister(_ => Stop(), null);
    }

    /// <summary>
    /// Stops the current thread if it is to be stopped: code that does little else than printing is rarely at a place
    /// where the runtime can abort it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The thread is to be stopped.</exception>
    public static void ThrowIfStopped() => t_abort?.Token.ThrowIfCancellationRequested();

    /// <summary>Runs code on the current thread.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(Action code)
    {
        lock (_gate)
            _threads.Add(Thread.CurrentThread);
        t_abort = _abort;
        try
        {
#pragma warning disable SYSLIB0046 // Made for interactive hosts such as this one; its risk is the user's choice to interrupt.
            ControlledExecution.Run(code, _abort.Token);
#pragma warning restore SYSLIB0046
        }
        catch (ThreadInterruptedException) when (_abort.IsCancellationRequested)
        {
            throw new OperationCanceledException(_abort.Token);
        }
        finally
        {
            t_abort = null;
            lock (_gate)
                _threads.Remove(Thread.CurrentThread);
            if (_abort.IsCancellationRequested)
                ForgetInterrupt();
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        _waker.Dispose();
    }

    private void Stop()
    {
        _waker.Change(s_beforeWaking, s_betweenWaking);

        // Not awaited: it ends only when every thread has left native code.
        _ = _abort.CancelAsync();
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
