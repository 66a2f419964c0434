namespace Notebooks.Kernel;

/// <summary>
/// The cell that code belongs to. It flows with awaits, tasks and threads, so that what a cell left running prints
/// where it was started, and stops when that cell is interrupted.
/// </summary>
/// <remarks>The console is one a process, and so is this.</remarks>
internal sealed class CellScope
{
    private static readonly AsyncLocal<CellScope?> s_own = new();
    private static volatile CellScope? s_running;

    private volatile bool _stopped;

    /// <param name="output">Where its output goes.</param>
    /// <param name="input">Whom it can ask; null: nobody.</param>
    /// <param name="interruption">Cancelled when the cell is interrupted.</param>
    public CellScope(ICellOutput output, ICellInput? input = null, CancellationToken interruption = default)
    {
        Output = new StoppableOutput(output, this);
        Input = input;
        Interruption = interruption;
    }

    /// <summary>The cell of the current thread; threads of native libraries belong to the one that runs.</summary>
    public static CellScope? Current => s_own.Value ?? s_running;

    /// <summary>Whether the current thread's cell has been interrupted.</summary>
    public static bool IsCurrentStopped => LoopGuard.AnyStopped && s_own.Value is { _stopped: true };

    public ICellOutput Output { get; }

    public ICellInput? Input { get; }

    /// <summary>Cancelled when the cell is interrupted.</summary>
    public CancellationToken Interruption { get; }

    /// <summary>Makes the current thread, and what it starts, belong to this cell.</summary>
    public void Enter()
    {
        s_running = this;
        s_own.Value = this;
        LoopGuard.AnyStopped = false;
    }

    public static void Leave() => s_running = null;

    /// <summary>Makes loops and output of this cell throw.</summary>
    public void Stop()
    {
        _stopped = true;
        LoopGuard.AnyStopped = true;
    }

    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public void ThrowIfStopped()
    {
        if (_stopped)
            throw new OperationCanceledException("The cell was interrupted.");
    }
}
