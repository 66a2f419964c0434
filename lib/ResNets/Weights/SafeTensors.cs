using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace ResNets.Weights;

/// <summary>
/// The safetensors format: the length of a JSON header, the header with each tensor's type, shape and place, then the bytes
/// of the tensors. Nothing in it can run code.
/// </summary>
public static class SafeTensors
{
    private const int MaximumHeader = 100_000_000;
    private const string MetadataKey = "__metadata__";

    /// <summary>Writes tensors and text to a file: beside it first, renamed when complete.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="tensors">The tensors by name, on any device.</param>
    /// <param name="metadata">Text by name.</param>
    /// <exception cref="IOException">The file cannot be written; what was there before is left as it was.</exception>
    public static void Write(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var part = path + ".part";
        using (var file = File.Create(part))
        {
            var header = Header(tensors, metadata);
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            file.Write(length);
            file.Write(header);
            foreach (var tensor in tensors.Values)
            {
                using var bytes = tensor.detach().cpu().contiguous();
                file.Write(bytes.bytes);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    /// <summary>Reads all tensors and the text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>New tensors on the CPU, the caller's to dispose, and the text by name.</returns>
    /// <exception cref="InvalidDataException">The file is not a complete safetensors file.</exception>
    public static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var length = bytes.Length < 8 ? -1 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length is < 2 or > MaximumHeader || length > bytes.Length - 8)
        {
            throw new InvalidDataException(
                $"{path} is not a safetensors file, or is cut off: it has {bytes.Length:N0} bytes and its header would have {length:N0}.");
        }

        try
        {
            using var header = JsonDocument.Parse(bytes.AsMemory(8, (int)length));
            return Read(header.RootElement, bytes.AsSpan(8 + (int)length));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"{path} has a header that is not safetensors': {error.Message}", error);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    private static (Dictionary<string, Tensor>, Dictionary<string, string>) Read(JsonElement header, ReadOnlySpan<byte> data)
    {
        var tensors = new Dictionary<string, Tensor>();
        var metadata = new Dictionary<string, string>();
        foreach (var entry in header.EnumerateObject())
        {
            if (entry.Name == MetadataKey)
            {
                foreach (var text in entry.Value.EnumerateObject())
                {
                    metadata[text.Name] = text.Value.GetString() ?? string.Empty;
                }
            }
            else
            {
                tensors[entry.Name] = ReadTensor(entry.Name, entry.Value, data);
            }
        }

        return (tensors, metadata);
    }

    private static Tensor ReadTensor(string name, JsonElement entry, ReadOnlySpan<byte> data)
    {
        var dtype = SafeTensorType.Parse(entry.GetProperty("dtype").GetString());
        var shape = entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = entry.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        var expected = shape.Aggregate(SafeTensorType.Size(dtype), (product, size) => checked(product * size));
        if (offsets.Length != 2 || shape.Any(size => size < 0) || offsets[0] < 0 || offsets[1] > data.Length
            || offsets[1] - offsets[0] != expected)
        {
            throw new InvalidDataException(
                $"tensor '{name}' of shape [{string.Join(", ", shape)}] lies at [{string.Join(", ", offsets)}]; it needs {expected:N0} bytes within {data.Length:N0}.");
        }

        var tensor = empty(shape, dtype: dtype);
        data[(int)offsets[0]..(int)offsets[1]].CopyTo(tensor.bytes);
        return tensor;
    }

    private static byte[] Header(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName(MetadataKey);
            JsonSerializer.Serialize(json, metadata);
            var offset = 0L;
            foreach (var (name, tensor) in tensors)
            {
                var end = offset + (tensor.numel() * tensor.element_size());
                json.WritePropertyName(name);
                JsonSerializer.Serialize(
                    json,
                    new { dtype = SafeTensorType.Name(tensor.dtype), shape = tensor.shape, data_offsets = new[] { offset, end } });
                offset = end;
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }
}
