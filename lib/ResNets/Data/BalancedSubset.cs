namespace ResNets.Data;

/// <summary>Draws the same number of images of each class.</summary>
internal static class BalancedSubset
{
    /// <summary>The indices of the drawn images, in random order.</summary>
    /// <param name="name">What the images are, for the message.</param>
    /// <param name="labels">The label of each image.</param>
    /// <param name="classNames">The names of the classes by label.</param>
    /// <param name="count">How many to draw.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">There are not enough images, or the count is no multiple of the classes.</exception>
    internal static long[] Draw(
        string name, IReadOnlyList<long> labels, IReadOnlyList<string> classNames, int count, ulong seed)
    {
        var classes = classNames.Count;
        if (count < classes || count % classes != 0)
        {
            throw new ArgumentException(
                $"A balanced subset of {count} images of {name} was asked for; the count has to be a multiple of its {classes} classes.",
                nameof(count));
        }

        var taken = new int[classes];
        var chosen = new List<long>(count);
        foreach (var index in new CounterRandom(seed, stream: 0).Permutation(labels.Count))
        {
            if (taken[labels[index]] < count / classes)
            {
                taken[labels[index]]++;
                chosen.Add(index);
            }
        }

        if (chosen.Count < count)
        {
            var scarce = Array.FindIndex(taken, n => n < count / classes);
            throw new ArgumentException(
                $"{name} has {taken[scarce]} images of class '{classNames[scarce]}'; a balanced subset of {count} needs {count / classes}.",
                nameof(count));
        }

        return [.. chosen];
    }
}
