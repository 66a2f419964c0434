using System.Buffers;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Tensors over managed memory, which stays pinned until the last tensor that sees it is gone.</summary>
internal static unsafe class PinnedMemory
{
    public static torch.Tensor AsTensor(MemoryHandle memory, ReadOnlySpan<long> size, torch.ScalarType type, long byteOffset = 0)
    {
        var context = GCHandle.Alloc(memory);
        nint handle;
        int code;
        fixed (long* sizes = size)
        {
            code = NativeMethods.st_tensor_from_blob(
                (nint)memory.Pointer + (nint)byteOffset, sizes, size.Length, (int)type, &Done, GCHandle.ToIntPtr(context), out handle);
        }

        if (code != 0)
        {
            Release(context);
        }

        NativeError.Check(code);
        return new torch.Tensor(handle);
    }

    [UnmanagedCallersOnly]
    private static void Done(nint context) => Release(GCHandle.FromIntPtr(context));

    private static void Release(GCHandle context)
    {
        ((MemoryHandle)context.Target!).Dispose();
        context.Free();
    }
}
