using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Managed arrays of any rank as tensors, and back.</summary>
internal static class RectangularArrays
{
    /// <summary>A tensor with the values of a rectangular array.</summary>
    public static unsafe torch.Tensor Copy(Array values, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad)
    {
        var type = ScalarTypeExtensions.Of(values.GetType().GetElementType()!);
        var tensor = Ops.Empty.Call(Shape(values), type, Arg.None, torch.CPU);
        var bytes = checked((int)tensor.ElementSize * values.Length);
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(values), bytes)
            .CopyTo(new Span<byte>((void*)tensor.DataPointer, bytes));
        using (tensor)
        {
            return Factory.Finished(tensor, dtype, device, requiresGrad);
        }
    }

    /// <summary>A rectangular array of that shape, filled in row-major order.</summary>
    public static Array Create<T>(T[] values, long[] shape)
        where T : unmanaged
    {
        var array = Array.CreateInstance(typeof(T), shape);
        var target = MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), values.Length);
        values.CopyTo(target);
        return array;
    }

    public static long[] Shape(Array array) =>
        [.. Enumerable.Range(0, array.Rank).Select(dimension => array.GetLongLength(dimension))];
}
