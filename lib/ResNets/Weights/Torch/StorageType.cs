using static TorchSharp.torch;

namespace ResNets.Weights.Torch;

/// <summary>The element types of PyTorch's storages.</summary>
/// <param name="Name">The Python class, in module <c>torch</c>.</param>
/// <param name="Type">The element type.</param>
/// <param name="Size">Bytes of one element.</param>
internal sealed record StorageType(string Name, ScalarType Type, int Size)
{
    private static readonly StorageType[] s_all =
    [
        new("FloatStorage", ScalarType.Float32, 4), new("DoubleStorage", ScalarType.Float64, 8),
        new("HalfStorage", ScalarType.Float16, 2), new("BFloat16Storage", ScalarType.BFloat16, 2),
        new("LongStorage", ScalarType.Int64, 8), new("IntStorage", ScalarType.Int32, 4),
        new("ShortStorage", ScalarType.Int16, 2), new("CharStorage", ScalarType.Int8, 1),
        new("ByteStorage", ScalarType.Byte, 1), new("BoolStorage", ScalarType.Bool, 1),
    ];

    /// <summary>The type that a Python class stands for, or null.</summary>
    internal static StorageType? Of(PickleGlobal global) =>
        global.Module == "torch" ? Array.Find(s_all, type => type.Name == global.Name) : null;

    /// <summary>The storage of an element type.</summary>
    /// <exception cref="ArgumentException">PyTorch's files have no such storage.</exception>
    internal static StorageType Of(ScalarType type) => Array.Find(s_all, storage => storage.Type == type)
        ?? throw new ArgumentException($"PyTorch's files have no storage for {type}; use a float or integer type.");
}
