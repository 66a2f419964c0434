using static TorchSharp.torch;

namespace ResNets.Weights;

/// <summary>The names of element types in safetensors headers.</summary>
internal static class SafeTensorType
{
    private static readonly (string Name, ScalarType Type, long Size)[] s_types =
    [
        ("BOOL", ScalarType.Bool, 1), ("U8", ScalarType.Byte, 1), ("I8", ScalarType.Int8, 1), ("I16", ScalarType.Int16, 2),
        ("I32", ScalarType.Int32, 4), ("I64", ScalarType.Int64, 8), ("F16", ScalarType.Float16, 2),
        ("BF16", ScalarType.BFloat16, 2), ("F32", ScalarType.Float32, 4), ("F64", ScalarType.Float64, 8),
    ];

    /// <summary>The format's name of a type.</summary>
    internal static string Name(ScalarType type) => Array.Find(s_types, entry => entry.Type == type).Name
        ?? throw new ArgumentException($"safetensors has no type for {type}; use a float or integer type.");

    /// <summary>The type of a name in a header.</summary>
    internal static ScalarType Parse(string? name) =>
        Array.Find(s_types, entry => entry.Name == name) is { Name: not null } found
            ? found.Type
            : throw new InvalidDataException($"'{name}' is not a type that can be read; expected one of {string.Join(", ", s_types.Select(t => t.Name))}.");

    /// <summary>Bytes of one element.</summary>
    internal static long Size(ScalarType type) => Array.Find(s_types, entry => entry.Type == type).Size;
}
