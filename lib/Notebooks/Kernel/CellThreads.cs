using System.Runtime;

namespace Notebooks.Kernel;

/// <summary>
/// Runs a cell's code on threads that can be stopped, in three steps: loops and output of the cell end by themselves,
/// threads that wait are interrupted, and what goes on after that, inside libraries, is aborted.
/// </summary>
internal sealed class CellThreads : IDisposable
{
    private static readonly TimeSpan s_beforeWaking = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_betweenWaking = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan _beforeAborting;
    private readonly CellScope _scope;
    private readonly Lock _gate = new();
    private readonly List<Thread> _threads = [];
    private readonly CancellationTokenRegistration _registration;
    private readonly Timer _waker;
    private readonly Timer _aborter;

    // Not disposed: threads that outlive the cell still look at its token. Not the caller's token either, because
    // ControlledExecution never returns when its token cannot be cancelled.
    private readonly CancellationTokenSource _abort = new();
    private volatile bool _stopped;

    /// <param name="scope">The cell.</param>
    /// <param name="beforeAborting">How long code may go on after an interrupt before it is aborted.</param>
    /// <param name="interrupt">Stops all threads.</param>
    public CellThreads(CellScope scope, TimeSpan beforeAborting, CancellationToken interrupt)
    {
        _beforeAborting = beforeAborting;
        _scope = scope;
        _waker = new Timer(_ => Wake());

        // Not awaited: it ends only when every thread has left native code.
        _aborter = new Timer(_ => _abort.CancelAsync());
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
#pragma warning disable SYSLIB0046 // Made for interactive hosts such as this one; its risk is the user's choice to interrupt.
            ControlledExecution.Run(code, _abort.Token);
#pragma warning restore SYSLIB0046
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
        _waker.Dispose();
        _aborter.Dispose();
    }

    private void Stop()
    {
        _stopped = true;
        _scope.Stop();
        _waker.Change(s_beforeWaking, s_betweenWaking);
        _aborter.Change(_beforeAborting, Timeout.InfiniteTimeSpan);
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
