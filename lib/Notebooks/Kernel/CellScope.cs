namespace Notebooks.Kernel;

/// <summary>
/// Which cell the current code belongs to. It flows with awaits, tasks and threads, so that what a cell left running
/// prints where it was started; threads of native libraries belong to the cell that runs.
/// </summary>
/// <remarks>The console is one a process, and so is this.</remarks>
internal static class CellScope
{
    private static readonly AsyncLocal<ICellOutput?> s_own = new();
    private static volatile ICellOutput? s_running;

    public static ICellOutput? Current => s_own.Value ?? s_running;

    public static void Enter(ICellOutput output) => s_own.Value = s_running = output;

    public static void Leave() => s_running = null;
}
