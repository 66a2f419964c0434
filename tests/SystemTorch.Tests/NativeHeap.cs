using System.Runtime.InteropServices;

namespace SystemTorch.Tests;

/// <summary>The bytes that native code holds of the C library's heap, which is where tensors are on the CPU.</summary>
internal static class NativeHeap
{
    private const int Rounds = 9;

    internal static bool CanBeMeasured => OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, "mallinfo2", out _);

    /// <summary>What every run of an action leaves in use, in rounds of so many runs, after two rounds to settle.</summary>
    /// <returns>
    /// Bytes a run, sorted. What leaks does so in every round; what a runtime or a cache takes or gives back, now and then, is
    /// in few of them: the middle one tells.
    /// </returns>
    internal static double[] LeftByEach(Action action, int runs)
    {
        Run(action, 2 * runs);
        return [.. Enumerable.Range(0, Rounds).Select(_ =>
        {
            var before = BytesInUse();
            Run(action, runs);
            return (BytesInUse() - before) / runs;
        }).Order()];
    }

    private static void Run(Action action, int times)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }

    private static double BytesInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var info = mallinfo2();
        return info.InUse + (double)info.InMappedBlocks;
    }

    [DllImport("libc.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern Info mallinfo2();

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Info
    {
        public readonly nuint Arena, Free, FreeSmall, Blocks, InMappedBlocks, Unused, InFreeSmall, InUse, InFree, Top;
    }
}
