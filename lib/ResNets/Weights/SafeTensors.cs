using System.Buffers.Binary;
using System.Text.Json;
using ResNets.Weights.Torch;
using static TorchSharp.torch;

namespace ResNets.Weights;

/// <summary>
/// The safetensors format: the length of a JSON header, the header with each tensor's type, shape and place, then the bytes
/// of the tensors. Nothing in it can run code.
/// </summary>
public static class SafeTensors
{
    private const int MaximumHeader = 16_000_000;
    private const string MetadataKey = "__metadata__";

    /// <summary>Writes tensors and text to a file: beside it first, renamed when complete.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="tensors">The tensors by name, on any device.</param>
    /// <param name="metadata">Text by name.</param>
    /// <exception cref="IOException">The file cannot be written; what was there before is left as it was.</exception>
    public static void Write(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = Header(tensors, metadata);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        PartFile.Write(path, file =>
        {
            file.Write(length);
            file.Write(header);
            foreach (var tensor in tensors.Values)
            {
                using var whole = tensor.detach().cpu().contiguous();
                if (whole.numel() > 0)
                {
                    whole.WriteBytesToStream(file, TensorReader.BufferBytes);
                }
            }
        });
    }

    /// <summary>Reads all tensors and the text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>New tensors on the CPU, the caller's to dispose, and the text by name.</returns>
    /// <exception cref="InvalidDataException">The file is not a complete safetensors file.</exception>
    public static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata) Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            return Read(file);
        }
        catch (Exception error) when (IsHeaderError(error))
        {
            throw new InvalidDataException($"{path} has a header that is not safetensors': {error.Message}", error);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads all tensors and the text of a file that is open at its beginning.</summary>
    internal static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata) Read(Stream file)
    {
        using var header = JsonDocument.Parse(ReadHeader(file));
        var dataStart = file.Position;
        var entries = header.RootElement.EnumerateObject().ToArray();
        var placed = entries.Where(entry => entry.Name != MetadataKey).Select(SafeTensorEntry.Parse).ToArray();
        SafeTensorEntry.RequireSeamless(placed, file.Length - dataStart);
        var metadata = Metadata(entries);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in placed)
        {
            file.Position = dataStart + entry.Begin;
            tensors.Add(entry.Name, entry.Read(file));
        }

        return (tensors, metadata);
    }

    private static Dictionary<string, string> Metadata(JsonProperty[] entries)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in entries.Where(entry => entry.Name == MetadataKey).SelectMany(entry => entry.Value.EnumerateObject()))
        {
            if (!metadata.TryAdd(text.Name, text.Value.GetString() ?? string.Empty))
            {
                throw new InvalidDataException($"its metadata have the key '{Printable.Of(text.Name)}' twice.");
            }
        }

        return metadata;
    }

    /// <summary>Whether an error says that a header is no JSON, or not the JSON of this format.</summary>
    internal static bool IsHeaderError(Exception error) =>
        error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException;

    private static byte[] ReadHeader(Stream file)
    {
        var prefix = new byte[8];
        var length = file.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8 ? -1 : BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length is < 2 or > MaximumHeader || length > file.Length - 8)
        {
            throw new InvalidDataException(
                $"not a safetensors file, or cut off: it has {file.Length:N0} bytes and its header would have {length:N0}, of at most {MaximumHeader:N0}.");
        }

        var header = new byte[length];
        file.ReadExactly(header);
        return header;
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
