using System.Collections.Concurrent;

namespace Notebooks.Kernel;

/// <summary>
/// The one thread that runs cells, with a stack for deep recursions. Where a cell does not end after an interrupt,
/// because it is deep in a library, its thread is left to it and the next cell gets a new one: aborting a thread from
/// outside can end the process.
/// </summary>
internal sealed class ExecutionThread : IDisposable
{
    /// <summary>
    /// A program's usual stack: a recursion without end fills it with a quarter of a million calls, which take a second
    /// to come back from.
    /// </summary>
    private const int StackBytes = 8 << 20;

    private readonly TimeSpan _beforeLeaving;
    private BlockingCollection<Action> _work;

    /// <param name="beforeLeaving">How long code may go on after an interrupt before it is left behind.</param>
    public ExecutionThread(TimeSpan beforeLeaving)
    {
        _beforeLeaving = beforeLeaving;
        _work = Start();
    }

    /// <summary>Runs a cell to its end, awaits included.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="scope">The cell's scope.</param>
    /// <param name="interrupt">Stops it.</param>
    /// <returns>Completes when the cell has, with its exception if it threw one.</returns>
    /// <exception cref="CellLeftBehindException">The cell was interrupted and goes on in the background.</exception>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public async Task RunAsync(Func<Task> cell, CellScope scope, CancellationToken interrupt)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                CellScheduler.Run(cell, scope, interrupt);
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
            finally
            {
                scope.End();
            }
        }, CancellationToken.None);

        var interrupted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (interrupt.UnsafeRegister(_ => interrupted.TrySetResult(), null))
            await Task.WhenAny(done.Task, interrupted.Task).ConfigureAwait(false);
        if (!done.Task.IsCompleted && await Task.WhenAny(done.Task, Task.Delay(_beforeLeaving, CancellationToken.None)).ConfigureAwait(false) != done.Task)
        {
            scope.LeaveBehind();
            Dispose();
            _work = Start();
            throw new CellLeftBehindException();
        }

        await done.Task.ConfigureAwait(false);
    }

    public void Dispose() => _work.CompleteAdding();

    private static BlockingCollection<Action> Start()
    {
        var queue = new BlockingCollection<Action>();
        var thread = new Thread(() => Loop(queue), StackBytes) { IsBackground = true, Name = "cells" };
        thread.Start();
        return queue;
    }

    private static void Loop(BlockingCollection<Action> queue)
    {
        foreach (Action work in queue.GetConsumingEnumerable())
            work();
    }
}
