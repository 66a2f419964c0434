namespace Notebooks.Kernel;

/// <summary>
/// Runs what follows an await in a cell: on the cell's own thread where that waits, else on a further thread, so that
/// a blocking <c>.Result</c> in a cell cannot deadlock. All of these threads can be stopped, which those of the thread
/// pool cannot.
/// </summary>
internal sealed class CellScheduler : SynchronizationContext
{
    private readonly CellThreads _threads;
    private readonly object _gate = new();
    private readonly Queue<Action> _ready = [];
    private bool _waiting;

    private CellScheduler(CellThreads threads) => _threads = threads;

    /// <summary>Runs a cell on this thread until its task has completed.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static void Run(Func<Task> cell, CellScope scope, CancellationToken interrupt)
    {
        using var threads = new CellThreads(scope, interrupt);
        var scheduler = new CellScheduler(threads);
        using var wake = interrupt.UnsafeRegister(_ => scheduler.Wake(), null);
        threads.Run(() => scheduler.RunToEnd(cell));
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            if (_threads.IsStopped)
                return;
            if (_waiting && _ready.Count == 0)
            {
                _ready.Enqueue(() => d(state));
                Monitor.PulseAll(_gate);
                return;
            }
        }

        var thread = new Thread(() => RunApart(() => d(state))) { IsBackground = true, Name = "cell continuation" };
        thread.Start();
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    private void RunToEnd(Func<Task> cell)
    {
        SetSynchronizationContext(this);
        try
        {
            Task task = cell();
            task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (Next(task) is { } action)
                action();
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }

    private Action? Next(Task cell)
    {
        lock (_gate)
        {
            _waiting = true;
            while (_ready.Count == 0 && !cell.IsCompleted && !_threads.IsStopped)
                Monitor.Wait(_gate);
            _waiting = false;
            if (_threads.IsStopped)
                throw new OperationCanceledException("The cell was interrupted.");
            return _ready.TryDequeue(out Action? action) ? action : null;
        }
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    private void RunApart(Action continuation)
    {
        try
        {
            _threads.Run(() =>
            {
                SetSynchronizationContext(this);
                continuation();
            });
        }
        catch (OperationCanceledException)
        {
            // The cell that this belonged to was interrupted.
        }
    }
}
