namespace Course.Bench;

/// <summary>
/// Measures contenders in alternation, never two at once: in every round each does the same work for a while. The ratio is
/// taken round by round, so that what slows the machine for a minute slows both sides.
/// </summary>
/// <param name="rounds">How often each contender has its turn.</param>
/// <param name="seconds">About how long a turn lasts.</param>
internal sealed class Duel(int rounds, double seconds)
{
    /// <summary>Compares the kit with the best of the others.</summary>
    /// <param name="name">The row's name.</param>
    /// <param name="work">The case that every contender is asked for.</param>
    /// <param name="ours">The kit.</param>
    /// <param name="others">At least one other.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<DuelResult> RunAsync(
        string name, string work, IContender ours, IReadOnlyList<IContender> others, CancellationToken cancellation)
    {
        IContender[] all = [ours, .. others];
        Sample[] last = new Sample[all.Length];
        var medians = all.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < all.Length; turn++)
            {
                int i = (turn + round) % all.Length;
                last[i] = await all[i].MeasureAsync(work, seconds, cancellation).ConfigureAwait(false);
                medians[i].Add(Statistics.Median(last[i].Seconds));
            }
        }

        int best = Enumerable.Range(1, others.Count).MinBy(i => Statistics.Median(medians[i]));
        double[] ratios = [.. medians[best].Zip(medians[0], (theirs, mine) => theirs / mine)];
        var time = new BenchRow(
            name, 1000 * Statistics.Median(medians[0]), 1000 * Statistics.Median(medians[best]), "ms")
        {
            Spread = new Spread(Statistics.Quantile(ratios, 0.25), Statistics.Quantile(ratios, 0.75)),
            Against = all[best].Name,
        };
        return new DuelResult(time, last[0].PeakBytes, [.. last.Skip(1).Select(sample => sample.PeakBytes)]);
    }
}
