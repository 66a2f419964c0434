using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// An argument of an operator. Everything that the operators take converts to it, so that a call reads
/// <c>Ops.Sum.Call(x, dims, keepdim, dtype)</c>; null stands for an optional argument without a value.
/// </summary>
internal readonly struct Arg
{
    private readonly Value _value;

    /// <summary>What must stay alive until the call is over.</summary>
    private readonly object? _owner;

    private Arg(Value value, object? owner = null)
    {
        _value = value;
        _owner = owner;
    }

    /// <summary>The default of the operator's schema.</summary>
    public static Arg Default => new(new Value { Tag = ValueTag.Default });

    public static Arg None => default;

    public static implicit operator Arg(torch.Tensor? tensor) =>
        tensor is null ? default : new(new Value { Tag = ValueTag.Tensor }, tensor);

    public static implicit operator Arg(long value) => new(new Value { Tag = ValueTag.Int, Integer = value });

    public static implicit operator Arg(int value) => (long)value;

    public static implicit operator Arg(long? value) => value is { } number ? number : default(Arg);

    public static implicit operator Arg(double value) => new(new Value { Tag = ValueTag.Double, Real = value });

    public static implicit operator Arg(double? value) => value is { } number ? number : default(Arg);

    public static implicit operator Arg(bool value) => new(new Value { Tag = ValueTag.Bool, Integer = value ? 1 : 0 });

    public static implicit operator Arg(bool? value) => value is { } flag ? flag : default(Arg);

    public static implicit operator Arg(Scalar? scalar) => scalar is null ? default : FromScalar(scalar);

    public static implicit operator Arg(long[]? items) => items is null ? default : Ints(items);

    public static implicit operator Arg(ReadOnlySpan<long> items) => Ints(items);

    public static implicit operator Arg((long, long) pair) => Ints([pair.Item1, pair.Item2]);

    public static implicit operator Arg(double[]? items) =>
        items is null ? default : List<double>(ValueTag.DoubleList, items);

    public static implicit operator Arg(torch.ScalarType type) =>
        new(new Value { Tag = ValueTag.DType, Integer = (long)type });

    public static implicit operator Arg(torch.ScalarType? type) => type is { } known ? known : default(Arg);

    public static implicit operator Arg(torch.Device? device) => device is null
        ? default
        : new(new Value { Tag = ValueTag.Device, Integer = ((long)device.type << 32) | (uint)device.index });

    public static implicit operator Arg(memory_format format) =>
        new(new Value { Tag = ValueTag.MemoryFormat, Integer = NativeEnums.Of(format) });

    public static implicit operator Arg(torch.Generator? generator) =>
        generator is null ? default : new(new Value { Tag = ValueTag.Generator, Pointer = generator.Handle }, generator);

    public static implicit operator Arg(string? text)
    {
        if (text is null)
        {
            return default;
        }

        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return List<byte>(ValueTag.String, bytes);
    }

    public static implicit operator Arg(torch.Tensor[] tensors) => Tensors(tensors);

    public static Arg Ints(ReadOnlySpan<long> items) => List(ValueTag.IntList, items);

    public static Arg Bools(params ReadOnlySpan<bool> items) =>
        List(ValueTag.BoolList, MemoryMarshal.Cast<bool, byte>(items));

    /// <summary>A list of tensors; null items are for operators whose lists may have gaps.</summary>
    public static unsafe Arg Tensors(ReadOnlySpan<torch.Tensor?> tensors)
    {
        var address = Arena.Reserve(tensors.Length * sizeof(nint), out var memory);
        var tag = tensors.Contains(null) ? ValueTag.OptionalTensorList : ValueTag.TensorList;
        return new(
            new Value { Tag = tag, Count = tensors.Length, Pointer = address }, new TensorList(tensors.ToArray(), memory));
    }

    /// <summary>The value to call with. Its tensors stay until <see cref="Leave"/>, whatever other threads dispose.</summary>
    /// <exception cref="InvalidOperationException">A tensor was disposed.</exception>
    public unsafe Value Enter()
    {
        switch (_value.Tag)
        {
            case ValueTag.Tensor:
                return _value with { Pointer = Unsafe.As<torch.Tensor>(_owner!).Enter() };
            case ValueTag.TensorList or ValueTag.OptionalTensorList:
                HeldTensors.Enter(Unsafe.As<TensorList>(_owner!).Tensors, new Span<nint>((void*)_value.Pointer, _value.Count));
                return _value;
            default:
                return _value;
        }
    }

    public void Leave()
    {
        switch (_value.Tag)
        {
            case ValueTag.Tensor:
                Unsafe.As<torch.Tensor>(_owner!).Leave();
                break;
            case ValueTag.TensorList or ValueTag.OptionalTensorList:
                HeldTensors.Leave(Unsafe.As<TensorList>(_owner!).Tensors);
                break;
            default:
                GC.KeepAlive(_owner);
                break;
        }
    }

    private static Arg List<T>(ValueTag tag, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        var address = Arena.Copy(items, out var owner);
        return new(new Value { Tag = tag, Count = items.Length, Pointer = address }, owner);
    }

    private static Arg FromScalar(Scalar scalar) => scalar.Kind switch
    {
        ScalarKind.Integer => new(new Value { Tag = ValueTag.Int, Integer = scalar.Integer }),
        ScalarKind.Boolean => new(new Value { Tag = ValueTag.Bool, Integer = scalar.Integer }),
        ScalarKind.Real => new(new Value { Tag = ValueTag.Double, Real = scalar.Real }),
        _ => List<double>(ValueTag.Complex, [scalar.Real, scalar.Imaginary]),
    };

    /// <summary>The tensors of a list, and the memory of their handles where it is not the arena's.</summary>
    private sealed record TensorList(torch.Tensor?[] Tensors, object? Memory);
}
