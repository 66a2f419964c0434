using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Notebooks.Kernel;

/// <summary>What the kernel compiles into every loop and function of a cell, so that it can be interrupted.</summary>
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

    /// <summary>Ends the recursion if there is no room for it on the stack, or if its cell has been interrupted.</summary>
    /// <exception cref="InsufficientExecutionStackException">The recursion is too deep.</exception>
    /// <exception cref="OperationCanceledException">The cell has been interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            StopRecursion();
        Check();
    }

    private static void StopRecursion() => throw new InsufficientExecutionStackException(
        "The recursion is too deep: does it end for every input?");

    private static void Stop() => throw new OperationCanceledException("The cell was interrupted.");
}
