using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial nint st_torch_version();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial nint st_loaded_torch_version();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_return_memory();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_threads();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_set_threads(int count);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_interop_threads();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_set_interop_threads(int count);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_manual_seed(ulong seed);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_generator_default(int deviceType, int deviceIndex, out nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_generator_new(int deviceType, int deviceIndex, ulong seed, out nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_generator_free(nint handle);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_generator_set_seed(nint handle, ulong seed);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_generator_reseed(nint handle, out ulong seed);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_generator_seed(nint handle, out ulong seed);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_generator_state(nint handle, out nint state);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_generator_set_state(nint handle, nint state);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_cuda_is_available();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_cuda_device_count();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_cudnn_is_available();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_cuda_synchronize(int deviceIndex);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_cuda_allow_tf32();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_cuda_set_allow_tf32(int value);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_cudnn_allow_tf32();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_cudnn_set_allow_tf32(int value);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_cuda_allow_fp16_reduction();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_cuda_set_allow_fp16_reduction(int value);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_flash_attention();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_set_flash_attention(int value);

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_math_attention();

    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial void st_set_math_attention(int value);
}
