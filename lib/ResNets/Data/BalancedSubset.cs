namespace ResNets.Data;

/// <summary>Draws the same number of images of each class.</summary>
internal static class BalancedSubset
{
    /// <summary>The indices of the drawn images, in random order.</summary>
    /// <exception cref="ArgumentException">There are not enough images, or the count is no multiple of the classes.</exception>
    internal static long[] Draw(ImageSet set, int count, ulong seed)
    {
        var classes = set.ClassNames.Count;
        if (count < classes || count % classes != 0)
        {
            throw new ArgumentException(
                $"A balanced subset of {count} images of {set.Name} was asked for; the count has to be a multiple of its {classes} classes.",
                nameof(count));
        }

        var labels = set.Labels.data<long>().ToArray();
        var taken = new int[classes];
        var chosen = new List<long>(count);
        foreach (var index in new CounterRandom(seed, stream: 0).Permutation(set.Count))
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
                $"{set.Name} has {taken[scarce]} images of class '{set.ClassNames[scarce]}'; a balanced subset of {count} needs {count / classes}.",
                nameof(count));
        }

        return [.. chosen];
    }
}
