namespace Notebooks.Kernel;

/// <summary>
/// The cell that code belongs to. It flows with awaits, tasks and threads, so that what a cell left running prints
/// where it was started, and stops when that cell is interrupted.
/// </summary>
/// <remarks>The console is one a process, and so is this.</remarks>
internal sealed class CellScope
{
    private static readonly AsyncLocal<CellScope?> s_own = new();
    private static readonly Lock s_gate = new();
    private static volatile CellScope? s_running;
    private static int s_leftBehind;

    private volatile bool _stopped;
    private volatile bool _left;
    private bool _ended;

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

    /// <summary>Whether the current thread's cell has been interrupted, and is to end here.</summary>
    public static bool IsCurrentStopped => LoopGuard.AnyStopped && s_own.Value is { EndsHere: true };

    private bool EndsHere => _stopped && (_left || !CellCleanup.IsRunning);

    public ICellOutput Output { get; }

    public ICellInput? Input { get; }

    /// <summary>Cancelled when the cell is interrupted.</summary>
    public CancellationToken Interruption { get; }

    /// <summary>Makes the current thread, and what it starts, belong to this cell.</summary>
    public void Enter()
    {
        s_running = this;
        s_own.Value = this;
        lock (s_gate)
            LoopGuard.AnyStopped = s_leftBehind > 0;
    }

    public static void Leave() => s_running = null;

    /// <summary>Makes loops and output of this cell throw.</summary>
    public void Stop()
    {
        _stopped = true;
        LoopGuard.AnyStopped = true;
    }

    /// <summary>Makes them throw in finally blocks and Dispose methods too, and while other cells run: nobody waits for the cell any more.</summary>
    public void LeaveBehind()
    {
        lock (s_gate)
        {
            if (!_ended)
                s_leftBehind++;
            _left = true;
        }
    }

    /// <summary>Says that nothing of the cell runs any more on its thread.</summary>
    public void End()
    {
        lock (s_gate)
        {
            if (_left)
                s_leftBehind--;
            _ended = true;
        }
    }

    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public void ThrowIfStopped()
    {
        if (EndsHere)
            throw new OperationCanceledException("The cell was interrupted.");
    }
}
