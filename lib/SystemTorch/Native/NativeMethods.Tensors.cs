using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_tensor_free(nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_facts(nint handle, out TensorFacts facts);

    [LibraryImport(NativeLoader.LibraryName)]
    [SuppressGCTransition]
    internal static partial int st_tensor_dtype(nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_sizes(nint handle, long* sizes, long* strides, long capacity);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_data(nint handle, out nint data, out long storageOffset);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_storage(nint handle, out nint data, out ulong bytes);

    [LibraryImport(NativeLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int st_tensor_save(nint handle, string path);

    [LibraryImport(NativeLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int st_tensor_load(string path, out nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_is_contiguous(nint handle, int memoryFormat, out int answer);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_requires_grad(nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_set_requires_grad(nint handle, int value);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_is_leaf(nint handle, out int answer);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_grad(nint handle, out nint grad);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_set_grad(nint handle, nint grad);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_retain_grad(nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_set_data(nint handle, nint source);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_tensor_from_blob(
        nint data, long* sizes, long dimensions, int dtype, delegate* unmanaged<nint, void> done, nint context, out nint result);
}
