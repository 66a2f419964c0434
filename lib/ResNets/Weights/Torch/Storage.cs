namespace ResNets.Weights.Torch;

/// <summary>A run of elements that tensors are views of.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Count">The number of its elements.</param>
internal sealed record Storage(string Key, StorageType Type, long Count)
{
    /// <summary>Its bytes.</summary>
    internal Int128 Bytes => (Int128)Count * Type.Size;
}
