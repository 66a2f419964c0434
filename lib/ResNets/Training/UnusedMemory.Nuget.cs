using System.Runtime.InteropServices;

namespace ResNets.Training;

internal static partial class UnusedMemory
{
    private static partial void ReturnNative()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = TrimHeap(0);
        }
    }

    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static extern int TrimHeap(nuint keep);
}
