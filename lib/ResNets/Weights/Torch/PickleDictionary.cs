namespace ResNets.Weights.Torch;

/// <summary>A Python dictionary whose keys are text or integers, in the order in which they were set.</summary>
internal sealed class PickleDictionary
{
    private readonly Dictionary<string, object?> _texts = new(StringComparer.Ordinal);

    /// <summary>The entries whose keys are text.</summary>
    internal IReadOnlyDictionary<string, object?> Entries => _texts;

    /// <summary>Sets an entry. Integer keys, which optimizers use, are taken and left aside.</summary>
    /// <exception cref="InvalidDataException">The key is neither text nor an integer.</exception>
    internal void Set(object? key, object? value)
    {
        if (key is string text)
        {
            _texts[text] = value;
        }
        else if (key is not long)
        {
            throw new InvalidDataException(
                $"the pickle has a dictionary with a key that is neither text nor an integer but {key?.GetType().Name ?? "None"}.");
        }
    }
}
