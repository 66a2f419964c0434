using TorchSharp;

namespace ResNets.Training;

internal static partial class UnusedMemory
{
    private static partial void ReturnNative() => NativeMethods.st_return_memory();
}
