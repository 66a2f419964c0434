namespace ResNets.Data;

/// <summary>Finds the name that somebody who mistyped probably meant.</summary>
public static class NearestName
{
    /// <summary>The candidate with the fewest edits (insert, delete, replace a character) to the typed name.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <returns>The nearest, or null where even the nearest differs in more than half of its characters.</returns>
    public static string? Find(string typed, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(candidates);
        (string Name, int Edits)? best = null;
        foreach (string candidate in candidates)
        {
            int edits = Containment(typed, candidate) ?? Distance(typed, candidate);
            if (best is null || edits < best.Value.Edits)
            {
                best = (candidate, edits);
            }
        }

        return best is { } found && found.Edits * 2 <= Math.Max(found.Name.Length, typed.Length) ? found.Name : null;
    }

    private static int? Containment(string typed, string candidate) =>
        typed.Length >= 2 && candidate.Contains(typed, StringComparison.OrdinalIgnoreCase) ? 1 : null;

    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(previous[j - 1] + replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
