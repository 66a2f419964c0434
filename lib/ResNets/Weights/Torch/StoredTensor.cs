namespace ResNets.Weights.Torch;

/// <summary>A tensor as a pickle describes it: a view of a storage, checked to lie within it.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Offset">The first element.</param>
/// <param name="Sizes">The shape.</param>
/// <param name="Strides">The distance in elements of neighbours in each dimension.</param>
internal sealed record StoredTensor(Storage Storage, long Offset, long[] Sizes, long[] Strides)
{
    private const int MaximumRank = 16;

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

        return tensor.LiesWithinStorage()
            ? tensor
            : throw new InvalidDataException(
                $"a tensor of shape [{string.Join(", ", sizes)}] with strides [{string.Join(", ", strides)}] from element {offset} does not lie within storage '{Printable.Of(storage.Key)}' of {storage.Count:N0} elements.");
    }

    /// <summary>No negative number, no more elements than the storage has, and the last one inside. In 128 bits: nothing overflows.</summary>
    private bool LiesWithinStorage()
    {
        if (Offset < 0 || Offset > Storage.Count || Sizes.Any(size => size < 0) || Strides.Any(stride => stride < 0))
        {
            return false;
        }

        Int128 elements = 1;
        Int128 last = Offset;
        for (var d = 0; d < Sizes.Length; d++)
        {
            elements *= Math.Max(Sizes[d], 1);
            last += (Int128)Math.Max(Sizes[d] - 1, 0) * Strides[d];
            if (elements > Math.Max(Storage.Count, 1))
            {
                return false;
            }
        }

        return Sizes.Contains(0) || last < Storage.Count;
    }
}
