using System.Collections.Concurrent;

namespace Notebooks.Kernel;

/// <summary>
/// The one thread that runs cells, with a stack for deep recursions. A cell that is interrupted is aborted wherever it
/// is, an endless loop included; only native calls end first.
/// </summary>
internal sealed class ExecutionThread : IDisposable
{
    private const int StackBytes = 64 << 20;
    private readonly BlockingCollection<Action> _work = [];

    public ExecutionThread()
    {
        var thread = new Thread(Loop, StackBytes) { IsBackground = true, Name = "cells" };
        thread.Start();
    }

    /// <summary>Runs a cell to its end, awaits included.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="interrupt">Aborts it.</param>
    /// <returns>Completes when the cell has, with its exception if it threw one.</returns>
    /// <exception cref="OperationCanceledException">The cell was aborted.</exception>
    public Task RunAsync(Func<Task> cell, CancellationToken interrupt)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                CellScheduler.Run(cell, interrupt);
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
