using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Notebooks.Kernel;

/// <summary>What the kernel compiles into every loop and function of a cell, so that it can be interrupted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoopGuard
{
    /// <summary>
    /// How much stack async functions may fill: each catches what it awaits and throws it again with all that the report
    /// has grown to, so that the time to come back from a recursion grows with the square of its depth.
    /// </summary>
    private const int MostAsyncBytes = 1 << 20;

    /// <summary>Where the stack of this thread ends for async functions; 0 before the first.</summary>
    [ThreadStatic]
    private static nint t_asyncEnd;

    /// <summary>
    /// Whether any cell has been interrupted since the running one began. It stands here, where no static constructor is,
    /// because every turn of every loop reads it.
    /// </summary>
    private static volatile bool s_anyStopped;

    /// <summary>Whether there is an interrupted cell whose loops are still to end.</summary>
    internal static bool AnyStopped
    {
        get => s_anyStopped;
        set => s_anyStopped = value;
    }

    /// <summary>Ends the loop if its cell has been interrupted.</summary>
    /// <exception cref="OperationCanceledException">The cell has been interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (s_anyStopped)
            StopIfOwn();
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

    /// <summary><see cref="Enter"/> where only an expression can stand.</summary>
    /// <returns>True.</returns>
    /// <exception cref="InsufficientExecutionStackException">The recursion is too deep.</exception>
    /// <exception cref="OperationCanceledException">The cell has been interrupted.</exception>
    public static bool Entered()
    {
        Enter();
        return true;
    }

    /// <summary><see cref="Enter"/> of an async function.</summary>
    /// <exception cref="InsufficientExecutionStackException">The recursion is too deep.</exception>
    /// <exception cref="OperationCanceledException">The cell has been interrupted.</exception>
    public static unsafe void EnterAsync()
    {
        byte here;
        var place = (nint)(&here);
        if (t_asyncEnd == 0)
            t_asyncEnd = place - MostAsyncBytes;
        if (place < t_asyncEnd)
            StopRecursion();
        Enter();
    }

    private static void StopRecursion() => throw new InsufficientExecutionStackException(
        "The recursion is too deep: does it end for every input?");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StopIfOwn()
    {
        if (CellScope.IsCurrentStopped)
            throw new OperationCanceledException("The cell was interrupted.");
    }
}
