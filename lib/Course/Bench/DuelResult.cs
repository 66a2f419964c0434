namespace Course.Bench;

/// <summary>What came of a duel.</summary>
/// <param name="Time">The times.</param>
/// <param name="OurPeak">The most memory that the kit's process has had resident, in bytes.</param>
/// <param name="TheirPeaks">The same for each of the others.</param>
internal sealed record DuelResult(BenchRow Time, long OurPeak, IReadOnlyList<long> TheirPeaks)
{
    private const double Mebibyte = 1 << 20;

    /// <summary>The memory as a row: against the other that has the least.</summary>
    /// <param name="name">The row's name.</param>
    public BenchRow Memory(string name) => new(name, OurPeak / Mebibyte, TheirPeaks.Min() / Mebibyte, "MiB");
}
