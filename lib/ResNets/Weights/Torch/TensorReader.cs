using static TorchSharp.torch;

namespace ResNets.Weights.Torch;

/// <summary>Makes tensors of storages.</summary>
internal static class TensorReader
{
    /// <summary>How much is read at once.</summary>
    internal const int BufferBytes = 1 << 20;

    /// <summary>Reads the storages of a state dict, each once, and makes its tensors.</summary>
    /// <param name="tensors">The tensors as the pickle describes them.</param>
    /// <param name="fill">Reads the elements of a storage into a tensor of as many.</param>
    internal static Dictionary<string, Tensor> Read(
        IReadOnlyList<(string Key, StoredTensor Tensor)> tensors, Action<Storage, Tensor> fill)
    {
        using var scope = NewDisposeScope();
        var storages = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var result = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (key, stored) in tensors)
        {
            if (!storages.TryGetValue(stored.Storage.Key, out var storage))
            {
                storage = Load(stored.Storage, fill);
                storages.Add(stored.Storage.Key, storage);
            }

            result.Add(key, storage.as_strided(stored.Sizes, stored.Strides, stored.Offset).DetachFromDisposeScope());
        }

        return result;
    }

    private static Tensor Load(Storage storage, Action<Storage, Tensor> fill)
    {
        var tensor = empty([storage.Count], dtype: storage.Type.Type);
        if (storage.Count > 0)
        {
            fill(storage, tensor);
        }

        return tensor;
    }
}
