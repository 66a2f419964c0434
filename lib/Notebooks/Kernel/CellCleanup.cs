using System.ComponentModel;

namespace Notebooks.Kernel;

/// <summary>
/// A finally block or a Dispose method of a cell that runs: in an interrupted cell it is not ended, as long as the kernel
/// waits for the cell.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct CellCleanup
{
    [ThreadStatic]
    private static int t_running;

    private bool _runs;

    /// <summary>Whether there is one on this thread.</summary>
    internal static bool IsRunning => t_running > 0;

    /// <summary>Begins one.</summary>
    /// <returns>What to dispose of at its end.</returns>
    public static CellCleanup Begin()
    {
        t_running++;
        return new CellCleanup { _runs = true };
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (_runs)
            t_running--;
        _runs = false;
    }
}
