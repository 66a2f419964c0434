using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor in row-major order, whatever their order in memory.</summary>
/// <typeparam name="T">The managed type of the elements.</typeparam>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly nint _data;
    private readonly bool _contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
        _shape = tensor.shape;
        _strides = tensor.stride();
        _data = tensor.DataPointer;
        _contiguous = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    /// <summary>One element, by its position in every dimension; from the end if negative.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public unsafe T this[params long[] indices]
    {
        get
        {
            using var held = new Held(_tensor);
            return *Address(Offset(indices));
        }

        set
        {
            using var held = new Held(_tensor);
            *Address(Offset(indices)) = value;
        }
    }

    public T[] ToArray()
    {
        var array = GC.AllocateUninitializedArray<T>(checked((int)Count));
        CopyTo(array.AsSpan());
        return array;
    }

    /// <summary>A rectangular array in the shape of the tensor; a single value becomes an array of rank one.</summary>
    public Array ToNDArray() => RectangularArrays.Create(ToArray(), _shape.Length == 0 ? [1] : _shape);

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements until the span is full or the tensor ends.</summary>
    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        var count = (int)Math.Min(target.Length, Remaining(tensorIndex));
        using var held = new Held(_tensor);
        if (_contiguous)
        {
            new Span<T>(Address(tensorIndex), count).CopyTo(target);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            target[i] = *Address(OffsetOf(tensorIndex + i));
        }
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Writes values until they or the elements of the tensor end.</summary>
    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var count = (int)Math.Min(source.Length, Remaining(tensorIndex));
        using var held = new Held(_tensor);
        for (var i = 0; i < count; i++)
        {
            *Address(OffsetOf(tensorIndex + i)) = source[i];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long position = 0; position < Count; position++)
        {
            yield return ElementAt(position);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _tensor.Dispose();

    private unsafe T ElementAt(long position)
    {
        using var held = new Held(_tensor);
        return *Address(OffsetOf(position));
    }

    private unsafe T* Address(long offset) => (T*)_data + offset;

    private long Remaining(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Count);
        return Count - position;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && _shape.Length != 1)
        {
            return indices[0] >= 0 && indices[0] < Count ? OffsetOf(indices[0]) : throw Outside(indices);
        }

        if (indices.Length != _shape.Length)
        {
            throw new IndexOutOfRangeException(
                $"{indices.Length} indices were given for a tensor of {_shape.Length} dimensions, [{string.Join(", ", _shape)}]: give " +
                "one for each dimension, or one position in row-major order.");
        }

        long offset = 0;
        for (var dimension = 0; dimension < indices.Length; dimension++)
        {
            var index = indices[dimension] < 0 ? indices[dimension] + _shape[dimension] : indices[dimension];
            if (index < 0 || index >= _shape[dimension])
            {
                throw Outside(indices);
            }

            offset += index * _strides[dimension];
        }

        return offset;
    }

    private IndexOutOfRangeException Outside(long[] indices) => new(
        $"There is no element [{string.Join(", ", indices)}] in a tensor of shape [{string.Join(", ", _shape)}].");

    private long OffsetOf(long position)
    {
        if (_contiguous)
        {
            return position;
        }

        long offset = 0;
        for (var dimension = _shape.Length - 1; dimension >= 0; dimension--)
        {
            (position, var index) = Math.DivRem(position, _shape[dimension]);
            offset += index * _strides[dimension];
        }

        return offset;
    }
}
