using System.Globalization;
using ResNets.Training;

namespace ResNets.Scoreboards;

/// <summary>Compares the test error of our own runs with one of table 6, as far as they may be compared.</summary>
internal static class ErrorScore
{
    private const double Chance = 90;

    /// <summary>Of runs of one network under one recipe.</summary>
    /// <param name="row">The row of table 6.</param>
    /// <param name="runs">Finished runs with a test error that differ in their seed only.</param>
    internal static Score Of(CifarResult row, IReadOnlyList<RunHistory> runs)
    {
        var (first, errors) = (runs[0].Header, SeedStatistics.Of([.. runs.Select(run => run.FinalTestError!.Value)]));
        var (paper, paperRuns) = row.Repeated is { } repeated ? (repeated.Mean, Paper.Table6Runs) : (row.Error, 1);
        var equal = Band.OfMeans(paper, paperRuns, errors.Runs, Paper.Table6Of(110).Repeated!.Value.Deviation);
        var comparable = AreThePapers(first);
        var band = comparable ? equal : equal with { High = Chance };
        var verdict = !band.Contains(errors.Mean) ? Verdict.Differs : comparable ? Verdict.WithinBand : Verdict.OtherConditions;
        return new(
            "table 6", $"resnet-{row.Layers}, option {first.Shortcut}, test error (%)", Printed(row),
            errors.ToString(), Basis(first), band, verdict);
    }

    /// <summary>Whether a run has the paper's images and all of its iterations.</summary>
    internal static bool AreThePapers(RunHeader header) =>
        header.Data.StartsWith("CIFAR-10, 50,000", StringComparison.Ordinal) && header.DataRemark.Length == 0
        && header.Recipe.Iterations == header.Recipe.PaperIterations;

    /// <summary>Data, iterations and where the numbers come from.</summary>
    internal static string Basis(RunHeader header)
    {
        var remark = header.DataRemark.Length == 0 ? string.Empty : $" ({header.DataRemark})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"recorded: {header.Data}{remark}; {header.Recipe.Iterations:N0} of {header.Recipe.PaperIterations:N0} iterations");
    }

    /// <summary>The row's error, and the mean of its runs where there are several.</summary>
    internal static string Printed(CifarResult row) => row.Repeated is { } repeated
        ? string.Create(CultureInfo.InvariantCulture, $"{row.Error:F2}; {repeated.Mean:F2} ± {repeated.Deviation:F2}")
        : row.Error.ToString("F2", CultureInfo.InvariantCulture);
}
