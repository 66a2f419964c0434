using System.Runtime.InteropServices;

namespace SystemTorch.Tests;

/// <summary>The bytes that native code holds of the C library's heap, which is where tensors are on the CPU.</summary>
internal static class NativeHeap
{
    private const int Rounds = 9;
    private const int StandsStill = 6;
    private const int MostLooks = 200;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

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

    /// <summary>The bytes when they stand still: the runtime compiles hot methods in the background, with memory of this heap.</summary>
    private static double BytesInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (bytes, same) = (Now(), 0);
        for (var look = 0; look < MostLooks && same < StandsStill; look++)
        {
            Thread.Sleep(s_pause);
            var again = Now();
            (bytes, same) = (again, again == bytes ? same + 1 : 0);
        }

        return bytes;
    }

    private static double Now()
    {
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
