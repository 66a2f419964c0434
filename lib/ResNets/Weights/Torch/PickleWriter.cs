using System.Buffers.Binary;
using System.Text;

namespace ResNets.Weights.Torch;

/// <summary>Writes the pickle of a state dict, in protocol 2 and with the opcodes that <see cref="PickleReader"/> reads.</summary>
internal sealed class PickleWriter
{
    private readonly List<byte> _bytes = [];

    /// <summary>The pickle of an ordered dictionary of tensors; tensor i is the whole of storage i.</summary>
    /// <param name="tensors">Key, storage type and shape of each tensor.</param>
    internal static byte[] Write(IEnumerable<(string Key, StorageType Type, long[] Shape)> tensors)
    {
        var writer = new PickleWriter();
        writer.Op(0x80, 2);
        writer.Global(PickleGlobal.OrderedDict);
        writer.Op((byte)')', (byte)'R', (byte)'(');
        foreach (var (index, (key, type, shape)) in tensors.Index())
        {
            writer.Text(key);
            writer.Tensor(index, type, shape);
        }

        writer.Op((byte)'u', (byte)'.');
        return [.. writer._bytes];
    }

    /// <summary>_rebuild_tensor_v2(storage, 0, shape, strides, False, OrderedDict()).</summary>
    private void Tensor(int index, StorageType type, long[] shape)
    {
        Global(PickleGlobal.RebuildTensorV2);
        Op((byte)'(', (byte)'(');
        Text("storage");
        Global(new PickleGlobal("torch", type.Name));
        Text($"{index}");
        Text("cpu");
        Integer(shape.Aggregate(1L, (product, size) => product * size));
        Op((byte)'t', (byte)'Q');
        Integer(0);
        Tuple(shape);
        Tuple(Strides(shape));
        Op(0x89);
        Global(PickleGlobal.OrderedDict);
        Op((byte)')', (byte)'R', (byte)'t', (byte)'R');
    }

    private static long[] Strides(long[] shape)
    {
        var strides = new long[shape.Length];
        var stride = 1L;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            strides[d] = stride;
            stride *= Math.Max(shape[d], 1);
        }

        return strides;
    }

    private void Op(params ReadOnlySpan<byte> opcodes) => _bytes.AddRange(opcodes);

    private void Global(PickleGlobal global)
    {
        Op((byte)'c');
        _bytes.AddRange(Encoding.ASCII.GetBytes($"{global.Module}\n{global.Name}\n"));
    }

    private void Tuple(long[] values)
    {
        Op((byte)'(');
        Array.ForEach(values, Integer);
        Op((byte)'t');
    }

    private void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
        Op((byte)'X');
        _bytes.AddRange(length);
        _bytes.AddRange(utf8);
    }

    private void Integer(long value)
    {
        Span<byte> number = stackalloc byte[8];
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, (int)value);
            Op((byte)'J');
            _bytes.AddRange(number[..4]);
            return;
        }

        BinaryPrimitives.WriteInt64LittleEndian(number, value);
        Op(0x8a, 8);
        _bytes.AddRange(number);
    }
}
