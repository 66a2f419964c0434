using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_backward(
        nint* outputs, nint* outputGrads, int outputCount, nint* inputs, int inputCount, int retainGraph, int createGraph);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_grad(
        nint* outputs, nint* outputGrads, int outputCount, nint* inputs, int inputCount, int retainGraph, int createGraph,
        int allowUnused, nint* results);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_grad_mode();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_set_grad_mode(int enabled);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_inference_mode();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_inference_mode_enter(int enabled, out nint guard);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_inference_mode_leave(nint guard);
}
