using System.Collections.Immutable;

namespace ResNets.Training;

/// <summary>Iterations that are equal where their numbers are: an <see cref="ImmutableArray{T}"/> alone compares by reference.</summary>
/// <param name="Iterations">The iterations, in order; default where none were given.</param>
internal readonly record struct StepList(ImmutableArray<int> Iterations)
{
    public bool Equals(StepList other) =>
        Iterations.IsDefault || other.Iterations.IsDefault
            ? Iterations.IsDefault == other.Iterations.IsDefault
            : Iterations.SequenceEqual(other.Iterations);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var iteration in Iterations.IsDefault ? [] : Iterations)
        {
            hash.Add(iteration);
        }

        return hash.ToHashCode();
    }

    /// <summary>
    /// The same fractions of another number of iterations, each after the first step and after the one before: a drop at the
    /// first step would be none, and two at one step would be one of a hundred.
    /// </summary>
    /// <param name="iterations">The new number.</param>
    /// <param name="all">The number that these belong to.</param>
    internal StepList Scaled(int iterations, int all)
    {
        var last = 0;
        return new([.. Iterations.Select(iteration => last = Math.Max(last + 1, (int)Math.Round((double)iteration * iterations / all)))]);
    }
}
