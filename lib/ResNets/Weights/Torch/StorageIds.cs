namespace ResNets.Weights.Torch;

/// <summary>
/// The storages that a file's pickle refers to. Their declared sizes are checked against the bytes that the file has before
/// any memory is set aside.
/// </summary>
/// <param name="available">Bytes that all storages together can have.</param>
internal sealed class StorageIds(long available)
{
    private readonly Dictionary<string, Storage> _storages = new(StringComparer.Ordinal);
    private Int128 _declared;

    /// <summary>The storages by key.</summary>
    internal IReadOnlyDictionary<string, Storage> All => _storages;

    /// <summary>The storage of a persistent id: ("storage", type, key, device, elements).</summary>
    /// <exception cref="InvalidDataException">The id is of another kind, or the file cannot hold such a storage.</exception>
    internal Storage Resolve(object?[] id)
    {
        if (id is not ["storage", PickleGlobal global, string key, string, long count, ..]
            || StorageType.Of(global) is not { } type
            || (id.Length > 5 && id[5] is not null))
        {
            throw new InvalidDataException("the pickle refers to something outside it that is no storage.");
        }

        var storage = new Storage(key, type, count);
        if (_storages.TryGetValue(key, out var known))
        {
            return known == storage
                ? known
                : throw new InvalidDataException($"the pickle describes storage '{Printable.Of(key)}' in two ways.");
        }

        _declared += storage.Bytes;
        if (count < 0 || _declared > available)
        {
            throw new InvalidDataException(
                $"the pickle declares storage '{Printable.Of(key)}' of {count:N0} elements, {_declared:N0} bytes with those before, and the file has {available:N0}.");
        }

        _storages.Add(key, storage);
        return storage;
    }
}
