using System.Collections.Concurrent;

namespace Notebooks.Kernel;

/// <summary>
/// The one thread that runs cells, with a stack for deep recursions.
/// </summary>
internal sealed class ExecutionThread : IDisposable
{
    private const int StackBytes = 64 << 20;
    private readonly BlockingCollection<Action> _work = [];

    private readonly TimeSpan _beforeAborting;

    /// <param name="beforeAborting">How long code may go on after an interrupt before it is aborted.</param>
    public ExecutionThread(TimeSpan beforeAborting)
    {
        _beforeAborting = beforeAborting;
        var thread = new Thread(Loop, StackBytes) { IsBackground = true, Name = "cells" };
        thread.Start();
    }

    /// <summary>Runs a cell to its end, awaits included.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="scope">The cell's scope.</param>
    /// <param name="interrupt">Stops it.</param>
    /// <returns>Completes when the cell has, with its exception if it threw one.</returns>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public Task RunAsync(Func<Task> cell, CellScope scope, CancellationToken interrupt)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                CellScheduler.Run(cell, scope, _beforeAborting, interrupt);
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }, CancellationToken.None);
        return done.Task;
    }

    public void Dispose() => _work.CompleteAdding();

    private void Loop()
    {
        foreach (Action work in _work.GetConsumingEnumerable())
            work();
    }
}
