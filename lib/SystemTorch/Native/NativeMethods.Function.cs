using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_anomaly_mode();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_anomaly_checks_nan();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_set_anomaly_mode(int enabled, int checkNan);

    [LibraryImport(NativeLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void st_set_error(string message);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial nint st_tensor_retain(nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_function_begin(
        nint* inputs, int count, delegate* unmanaged<nint, nint*, int, nint*, int, int> backward,
        delegate* unmanaged<nint, void> done, nint context, out nint node);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_function_wrap(
        nint node, nint* inputs, int inputCount, nint* outputs, byte* kinds, int count, int materialize, nint* results);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_function_save(nint node, nint* tensors, byte* areOutputs, int count);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_function_saved(nint address, nint* results, int capacity, out int count);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial nint st_function_address(nint node);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_function_end(nint node);
}
