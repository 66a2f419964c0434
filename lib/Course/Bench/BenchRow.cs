namespace Course.Bench;

/// <summary>One line of a comparison: the same work done by the kit and by something else.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Ours">The kit's median.</param>
/// <param name="Theirs">The other side's median.</param>
/// <param name="Unit">The unit of both, such as <c>ms</c> or <c>MiB</c>; less is better.</param>
public sealed record BenchRow(string Name, double Ours, double Theirs, string Unit)
{
    /// <summary>Theirs / ours: above 1 the kit needs less.</summary>
    public double Ratio => Theirs / Ours;

    /// <summary>The lower and the upper quartile of the rounds' ratios; null for what is measured once.</summary>
    public Spread? Spread { get; init; }

    /// <summary>Who the other side was, where the best of several was taken.</summary>
    public string? Against { get; init; }
}
