namespace ResNets.Weights.Torch;

/// <summary>Finds the state dict in what a PyTorch file holds.</summary>
internal static class StateDict
{
    private static readonly string[] s_usualKeys = ["state_dict", "model_state_dict", "model", "net", "weights"];

    /// <summary>
    /// The tensors of a dictionary under one of the usual keys, else of the file's dictionary itself, else of the first inside it
    /// that has any: training scripts save more than weights, a loss or an average among it.
    /// </summary>
    /// <param name="root">What the file's pickle holds.</param>
    /// <exception cref="InvalidDataException">There is no dictionary of tensors.</exception>
    internal static IReadOnlyList<(string Key, StoredTensor Tensor)> In(object? root)
    {
        if (root is not PickleDictionary dictionary)
        {
            throw new InvalidDataException("the file holds no dictionary of tensors; save a state_dict.");
        }

        var candidates = s_usualKeys.Select(key => dictionary.Entries.GetValueOrDefault(key))
            .Append(dictionary).Concat(dictionary.Entries.Values)
            .OfType<PickleDictionary>().Distinct<PickleDictionary>(ReferenceEqualityComparer.Instance);
        return candidates.Select(Tensors).FirstOrDefault(tensors => tensors.Count > 0)
            ?? throw new InvalidDataException(
                $"the file's dictionary holds no tensors under its {dictionary.Entries.Count} keys ({string.Join(", ", dictionary.Entries.Keys.Take(5).Select(Printable.Of))}); save a state_dict.");
    }

    private static List<(string Key, StoredTensor Tensor)> Tensors(PickleDictionary dictionary) =>
        [.. dictionary.Entries.Where(entry => entry.Value is StoredTensor).Select(entry => (entry.Key, (StoredTensor)entry.Value!))];
}
