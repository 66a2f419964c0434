using ResNets.Training;

namespace ResNets.Scoreboards;

/// <content>What training runs say about table 6 and figure 6.</content>
public static partial class PaperScores
{
    /// <summary>Table 6: the test errors of finished runs, those of one network and recipe together.</summary>
    /// <param name="runs">Recorded runs; those of other data, of unfinished training, or too short to compare are left out.</param>
    public static Scoreboard Table6Errors(IEnumerable<RunHistory> runs)
    {
        var finished = runs.Where(IsOfTable6).ToArray();
        var all = finished.Where(run => !run.IsTooShortToCompare).ToArray();
        return new("Table 6: test errors", [.. Paper.CifarDepths.SelectMany(depth =>
        {
            var row = Paper.Table6Of(depth);
            var own = all.Where(run => run.Header.Depth == depth).GroupBy(Conditions).Select(group => ErrorScore.Of(row, [.. group])).ToArray();
            return own.Length > 0 ? own : [Score.Missing(
                "table 6", $"resnet-{depth}, test error (%)", ErrorScore.Printed(row), WhyMissing([.. finished.Where(run => run.Header.Depth == depth)]))];
        })]);
    }

    /// <summary>Figures 1 and 6: who trains better than whom, in runs under equal conditions.</summary>
    /// <param name="runs">Recorded runs, finished or not; only finished ones count.</param>
    public static Scoreboard Orderings(IEnumerable<RunHistory> runs)
    {
        var finished = runs.Where(run => run.IsFinished).ToArray();
        return new("Figures 1 and 6: orderings of the training error",
        [
            Order(finished, "figures 1 and 6", "plain-20 trains better than plain-56", "plain-20", "plain-56"),
            Order(finished, "figure 6", "resnet-56 trains better than resnet-20", "resnet-56", "resnet-20"),
            Order(finished, "figure 6", "resnet-20 trains better than plain-20", "resnet-20", "plain-20"),
            Order(finished, "figure 6", "resnet-56 trains better than plain-56", "resnet-56", "plain-56"),
        ]);
    }

    private static bool IsOfTable6(RunHistory run) =>
        run is { IsFinished: true, FinalTestError: not null } && run.Header.Network.StartsWith("resnet-", StringComparison.Ordinal)
        && run.Header.Data.StartsWith("CIFAR-10,", StringComparison.Ordinal);

    private static string WhyMissing(RunHistory[] tooShort) => tooShort.MaxBy(run => run.Header.Recipe.Iterations) is { } longest
        ? $"recorded: {longest.Scale}; too few to compare"
        : "no finished run is recorded";

    /// <summary>Runs that differ in nothing else are seeds of one experiment.</summary>
    private static (string Shortcut, int Width, string Data, Recipe Recipe) Conditions(RunHistory run) =>
        (run.Header.Shortcut, run.Header.Width, run.Header.DataFingerprint, run.Header.Recipe with { Seed = 0 });

    private static Score Order(RunHistory[] finished, string place, string claim, string lower, string higher)
    {
        var own = finished.Where(run => run.Header.Shortcut is "A" or "None").ToArray();
        var pairs = own.Where(run => run.Header.Network == lower)
            .GroupBy(EqualConditions)
            .Select(group => (Lower: group.ToArray(), Higher: own.Where(run => run.Header.Network == higher && EqualConditions(run) == group.Key).ToArray()))
            .Where(pair => pair.Higher.Length > 0)
            .OrderByDescending(pair => pair.Lower[0].Header.Recipe.Iterations)
            .ToArray();
        if (pairs.Length == 0)
        {
            return Score.Missing(place, claim, "claimed", "no finished runs of both under equal conditions are recorded");
        }

        var (low, high) = (Errors(pairs[0].Lower), Errors(pairs[0].Higher));
        return Score.Ordering(
            place, claim, $"{ErrorScore.Basis(pairs[0].Lower[0].Header)}; {low.Runs} and {high.Runs} seeds", low.Mean, high.Mean,
            Math.Sqrt(Square(StandardErrorOf(pairs[0].Lower, low)) + Square(StandardErrorOf(pairs[0].Higher, high))));
    }

    /// <summary>What two networks have to have in common to be compared.</summary>
    private static (int Width, string Data, Recipe Recipe) EqualConditions(RunHistory run)
    {
        var (_, width, data, recipe) = Conditions(run);
        return (width, data, recipe);
    }

    private static SeedStatistics Errors(RunHistory[] runs) => SeedStatistics.Of([.. runs.Select(run => run.FinalTrainingError)]);

    /// <summary>
    /// Of several seeds, their standard error. Of one, what counting errors on so many images scatters by: less than the truth,
    /// because seeds scatter too.
    /// </summary>
    private static double StandardErrorOf(RunHistory[] runs, SeedStatistics statistics)
    {
        if (statistics.Runs > 1)
        {
            return statistics.StandardDeviation / Math.Sqrt(statistics.Runs);
        }

        var images = (double)runs[0].FinalTrainingIterations * runs[0].Header.Recipe.BatchSize;
        var share = statistics.Mean / 100;
        return 100 * Math.Sqrt(share * (1 - share) / images);
    }

    private static double Square(double value) => value * value;
}
