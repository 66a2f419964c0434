using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp;

/// <content>
/// The ".dat" format: dtype, rank and sizes as LEB128 numbers, then the elements in row-major order, little-endian.
/// </content>
public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Encode((int)tensor.dtype);
        writer.Encode(tensor.ndim);
        foreach (var size in tensor.shape)
        {
            writer.Encode(size);
        }

        writer.Flush();
        tensor.WriteBytesToStream(writer.BaseStream);
    }

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    /// <summary>Writes the tensor to a file that is there whole or not at all.</summary>
    public static void Save(this Tensor tensor, string location)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        CompleteFile.Write(location, tensor.Save);
    }

    /// <summary>Reads elements into a tensor of the same dtype and shape.</summary>
    /// <param name="tensor">The target.</param>
    /// <param name="reader">The source.</param>
    /// <param name="skip">Only move past the tensor.</param>
    /// <exception cref="ArgumentException">The file holds another dtype or shape.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(reader);
        var (type, shape) = Header(reader);
        if (skip)
        {
            Skip(reader, type, shape);
            return;
        }

        if (type != tensor.dtype || !shape.AsSpan().SequenceEqual(tensor.shape))
        {
            throw new ArgumentException(
                $"The file holds {type} [{string.Join(", ", shape)}] where {tensor.dtype} " +
                $"[{string.Join(", ", tensor.shape)}] was expected: it was saved from another architecture.");
        }

        tensor.ReadBytesFromStream(reader.BaseStream);
    }

    /// <summary>Reads a tensor; null if it is skipped.</summary>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (type, shape) = Header(reader);
        if (skip)
        {
            Skip(reader, type, shape);
            return null!;
        }

        var tensor = empty(shape, type, CPU);
        tensor.ReadBytesFromStream(reader.BaseStream);
        return tensor;
    }

    /// <summary>As the other two: into a tensor that is there, else into a new one.</summary>
    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null)
        {
            tensor = Load(reader, skip);
        }
        else
        {
            tensor.Load(reader, skip);
        }
    }

    private static (ScalarType Type, long[] Shape) Header(BinaryReader reader)
    {
        var type = (ScalarType)reader.Decode();
        if (!Enum.IsDefined(type))
        {
            throw new FormatException($"The file names element type {(int)type}, which does not exist: it is damaged or no tensor.");
        }

        var rank = reader.Decode();
        if (rank > Tensor.MostDimensions)
        {
            throw new FormatException($"The file tells of a tensor of {rank} dimensions: it is damaged or no tensor.");
        }

        var shape = new long[rank];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.Decode();
        }

        return (type, shape);
    }

    private static void Skip(BinaryReader reader, ScalarType type, long[] shape)
    {
        var bytes = shape.Aggregate((long)ScalarTypeExtensions.ElementSize(type), (product, size) => checked(product * size));
        var buffer = new byte[(int)Math.Min(bytes, 1 << 16)];
        while (bytes > 0)
        {
            var part = (int)Math.Min(bytes, buffer.Length);
            reader.BaseStream.ReadExactly(buffer.AsSpan(0, part));
            bytes -= part;
        }
    }
}
