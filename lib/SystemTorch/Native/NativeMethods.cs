using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The functions of libsystemtorch: errors and operators. Those that return int return an error code.</summary>
internal static unsafe partial class NativeMethods
{
    static NativeMethods() => NativeLoader.Register();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial nint st_last_error();

    [LibraryImport(NativeLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int st_operator(string name, string overload, out nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_call(nint op, Value* arguments, int count, Value* results, int capacity, int* resultCount);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_free_list(nint list);
}
