namespace ResNets.Training;

/// <summary>Memory that the process keeps for what it may need next.</summary>
internal static partial class UnusedMemory
{
    /// <summary>
    /// Frees what nothing refers to, and gives memory that is free back to the system: what is used from here on shows as a
    /// rise of the process's memory.
    /// </summary>
    internal static void Return()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        ReturnNative();
    }

    private static partial void ReturnNative();
}
