using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Notebooks.Kernel;

/// <summary>What the kernel compiles into every loop of a cell, so that the loop can be interrupted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoopGuard
{
    /// <summary>Ends the loop if its cell has been interrupted.</summary>
    /// <exception cref="OperationCanceledException">The cell has been interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (CellScope.IsCurrentStopped)
            Stop();
    }

    private static void Stop() => throw new OperationCanceledException("The cell was interrupted.");
}
