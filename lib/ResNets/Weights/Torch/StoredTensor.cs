namespace ResNets.Weights.Torch;

/// <summary>A tensor as a pickle describes it: a view of a storage, checked to lie within it.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Offset">The first element.</param>
/// <param name="Sizes">The shape.</param>
/// <param name="Strides">The distance in elements of neighbours in each dimension.</param>
internal sealed record StoredTensor(Storage Storage, long Offset, long[] Sizes, long[] Strides)
{
    private const int MaximumRank = 16;

    /// <summary>What the sizes of a tensor without elements may multiply to, the zeros left out.</summary>
    private const long MaximumEmpty = int.MaxValue;

    /// <summary>Checks what a pickle says before anything is made of it.</summary>
    /// <exception cref="InvalidDataException">The tensor does not lie within its storage.</exception>
    internal static StoredTensor Of(Storage storage, long offset, long[] sizes, long[] strides)
    {
        var tensor = new StoredTensor(storage, offset, sizes, strides);
        if (sizes.Length != strides.Length || sizes.Length > MaximumRank)
        {
            throw new InvalidDataException(
                $"a tensor has {sizes.Length} sizes and {strides.Length} strides; expected as many of both, and at most {MaximumRank}.");
        }

        if (tensor.LiesWithinStorage())
        {
            return tensor;
        }

        var what = $"a tensor of shape [{string.Join(", ", sizes)}] with strides [{string.Join(", ", strides)}] from element {offset}";
        var where = $"storage '{Printable.Of(storage.Key)}' of {storage.Count:N0} elements";
        throw new InvalidDataException(sizes.Zip(strides).Any(pair => pair is { First: > 1, Second: 0 })
            ? $"{what} repeats elements of {where}; save it with .contiguous()."
            : $"{what} does not lie within {where}.");
    }

    /// <summary>No negative number, no more elements than the storage has, and the last one inside. In 128 bits: nothing overflows.</summary>
    private bool LiesWithinStorage()
    {
        if (Offset < 0 || Offset > Storage.Count || Sizes.Any(size => size < 0) || Strides.Any(stride => stride < 0))
        {
            return false;
        }

        var isEmpty = Sizes.Contains(0);
        Int128 most = isEmpty ? MaximumEmpty : Math.Max(Storage.Count, 1);
        Int128 elements = 1;
        Int128 last = Offset;
        for (var d = 0; d < Sizes.Length; d++)
        {
            elements *= Math.Max(Sizes[d], 1);
            last += (Int128)Math.Max(Sizes[d] - 1, 0) * Strides[d];
            if (elements > most)
            {
                return false;
            }
        }

        return isEmpty || last < Storage.Count;
    }
}
