using System.Text.Json;
using ResNets.Weights.Torch;
using static TorchSharp.torch;

namespace ResNets.Weights;

/// <summary>One tensor of a safetensors header.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Type">Its element type.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Begin">Its first byte after the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafeTensorEntry(string Name, ScalarType Type, long[] Shape, long Begin, long End)
{
    private const int MaximumRank = 16;

    /// <summary>Reads an entry and checks that its bytes are as many as its shape needs.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    internal static SafeTensorEntry Parse(JsonProperty entry)
    {
        var dtype = SafeTensorType.Parse(entry.Value.GetProperty("dtype").GetString());
        var shape = Integers(entry.Value.GetProperty("shape"));
        var offsets = Integers(entry.Value.GetProperty("data_offsets"));
        var name = Printable.Of(entry.Name);
        if (shape.Length > MaximumRank || offsets.Length != 2)
        {
            throw new InvalidDataException(
                $"tensor '{name}' has {shape.Length} dimensions and {offsets.Length} offsets; expected at most {MaximumRank}, and 2.");
        }

        // Sizes of zero must not hide others that overflow.
        _ = shape.Aggregate(SafeTensorType.Size(dtype), (product, size) => checked(product * Math.Max(size, 1)));
        var expected = shape.Aggregate(SafeTensorType.Size(dtype), (product, size) => product * size);
        return shape.All(size => size >= 0) && offsets[0] >= 0 && offsets[1] >= offsets[0] && offsets[1] - offsets[0] == expected
            ? new SafeTensorEntry(entry.Name, dtype, shape, offsets[0], offsets[1])
            : throw new InvalidDataException(
                $"tensor '{name}' of shape [{string.Join(", ", shape)}] lies at [{string.Join(", ", offsets)}]; it needs {expected:N0} bytes.");
    }

    /// <summary>Checks that the tensors fill the data without gaps and without sharing bytes, as the format demands.</summary>
    /// <exception cref="InvalidDataException">They do not, or two have one name.</exception>
    internal static void RequireSeamless(IReadOnlyCollection<SafeTensorEntry> entries, long dataLength)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end || entry.End > dataLength)
            {
                throw new InvalidDataException(
                    $"tensor '{Printable.Of(entry.Name)}' lies at [{entry.Begin}, {entry.End}]; expected it to begin at {end} and to end within {dataLength:N0} bytes of data.");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw new InvalidDataException($"the tensors fill {end:N0} of {dataLength:N0} bytes of data; expected all.");
        }

        if (entries.GroupBy(entry => entry.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new InvalidDataException($"tensor '{Printable.Of(twice.Key)}' is there twice.");
        }
    }

    /// <summary>Reads the tensor's bytes from where the file stands.</summary>
    internal Tensor Read(Stream file)
    {
        var tensor = empty(Shape, dtype: Type);
        if (End > Begin)
        {
            tensor.ReadBytesFromStream(file, TensorReader.BufferBytes);
        }

        return tensor;
    }

    private static long[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt64())];
}
