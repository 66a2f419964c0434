using System.Buffers;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <content>Sequences, identities and managed arrays as tensors.</content>
public static partial class torch
{
    /// <summary>start, start + step, … before stop. Whole numbers give Int64, others the default type.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(step);
        var whole = start.Type == ScalarType.Int64 && stop.Type == ScalarType.Int64 && step.Type == ScalarType.Int64;
        var type = dtype ?? (whole ? ScalarType.Int64 : get_default_dtype());
        var tensor = Ops.Arange.Call(start, stop, step, type, Arg.None, Factory.DeviceOr(device));
        return Factory.WithGradient(tensor, requires_grad);
    }

    /// <summary>A tensor of shape [n] with the numbers from start to below stop, each a step on.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>A tensor of shape [n] with the numbers from start to below stop, each a step on.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>So many values at equal distances, both ends included.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var tensor = Ops.Linspace.Call(start, end, steps, Factory.TypeOr(dtype), Arg.None, Factory.DeviceOr(device));
        return Factory.WithGradient(tensor, requires_grad);
    }

    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
    {
        var tensor = Ops.Logspace.Call(start, end, steps, @base, Factory.TypeOr(dtype), Arg.None, Factory.DeviceOr(device));
        return Factory.WithGradient(tensor, requires_grad);
    }

    /// <summary>Ones on the diagonal, zeros elsewhere; square if no columns are given.</summary>
    public static Tensor eye(
        long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        Factory.RefuseNames(names);
        var tensor = Ops.Eye.Call(
            rows, columns < 0 ? rows : columns, Factory.TypeOr(dtype), Arg.None, Factory.DeviceOr(device));
        return Factory.WithGradient(tensor, requires_grad);
    }

    /// <summary>A copy of a rectangular array of any rank, in its own type.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Rectangular(rawArray, dtype, device, requires_grad, names);

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) =>
        from_array(data, dtype, device);

    /// <summary>A one-dimensional tensor over the memory of an array: writing to one writes to the other.</summary>
    /// <param name="rawArray">A one-dimensional array.</param>
    /// <param name="dtype">How its bytes are read.</param>
    /// <param name="count">How many elements; -1: as many as there are after the offset.</param>
    /// <param name="offset">Bytes skipped.</param>
    /// <param name="requires_grad">Whether operations on the tensor are recorded.</param>
    /// <exception cref="ArgumentException">The array is too short, or the offset is not inside it.</exception>
    public static unsafe Tensor frombuffer(
        Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var bytes = Buffer.ByteLength(rawArray);
        var elementSize = dtype.ElementSize();
        if (offset < 0 || offset >= bytes)
        {
            throw new ArgumentException($"The offset {offset} is outside the {bytes} bytes of the array.", nameof(offset));
        }

        var available = (bytes - offset) / elementSize;
        if (count > available || count == 0 || (count < 0 && (bytes - offset) % elementSize != 0))
        {
            throw new ArgumentException(
                $"{bytes - offset} bytes after the offset do not hold {(count < 0 ? "whole" : count)} elements of {elementSize} bytes.",
                nameof(count));
        }

        var pin = GCHandle.Alloc(rawArray, GCHandleType.Pinned);
        var memory = new MemoryHandle((void*)pin.AddrOfPinnedObject(), pin);
        var tensor = PinnedMemory.AsTensor(memory, [count < 0 ? available : count], dtype, offset);
        return Factory.WithGradient(tensor, requires_grad);
    }

    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Like(Ops.EmptyLike, input, dtype, device, requires_grad, names);

    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Like(Ops.ZerosLike, input, dtype, device, requires_grad, names);

    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Like(Ops.OnesLike, input, dtype, device, requires_grad, names);

    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        Factory.RefuseNames(names);
        return Factory.WithGradient(Ops.FullLike.Call(input, value, dtype, Arg.None, device), requires_grad);
    }
}
