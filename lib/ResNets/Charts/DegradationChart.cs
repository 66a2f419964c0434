using System.Globalization;
using ResNets.Blocks;
using ResNets.Training;

namespace ResNets.Charts;

/// <summary>
/// Degradation in one picture (section 1 of the paper): training error by depth, plain and residual. The plain line rises
/// to the right, the residual one does not.
/// </summary>
public static class DegradationChart
{
    /// <summary>One point a run, one line through the means of the seeds.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="runs">Finished runs of plain and residual networks at several depths.</param>
    public static Figure Of(string title, IReadOnlyCollection<RunHistory> runs)
    {
        var depths = runs.Select(run => run.Header.Depth).Distinct().Order().ToArray();
        return new Figure(
            title,
            [.. Family(runs, plain: true), .. Family(runs, plain: false)],
            new Axis("layers")
            {
                TickValues = [.. depths.Select(depth => (double)depth)],
                TickTexts = [.. depths.Select(depth => depth.ToString(CultureInfo.InvariantCulture))],
            },
            new Axis("training error at the end (%)"))
        {
            Subtitle = TrainingCurves.Of(title, runs).Subtitle,
            Summary = Summary(title, runs),
        };
    }

    private static IEnumerable<Trace> Family(IEnumerable<RunHistory> runs, bool plain)
    {
        var family = runs.Where(run => (run.Header.Shortcut == nameof(Shortcut.None)) == plain).ToArray();
        if (family.Length == 0)
        {
            yield break;
        }

        var name = plain ? "plain" : "residual";
        var means = Means(family);
        var color = Palette.Of(plain, 44);
        yield return new ScatterTrace
        {
            Name = $"{name}, mean",
            X = [.. means.Select(mean => (double)mean.Depth)],
            Y = [.. means.Select(mean => Math.Round(mean.Error, 2))],
            Mode = "lines+markers",
            Line = new LineStyle(color, 3),
            Marker = new MarkerStyle(color, 10),
            HoverTemplate = $"{name}-%{{x}}: %{{y:.1f}}%",
        };
        yield return new ScatterTrace
        {
            Name = $"{name}, each seed",
            X = [.. family.Select(run => (double)run.Header.Depth)],
            Y = [.. family.Select(run => Math.Round(run.FinalTrainingError, 2))],
            Mode = "markers",
            Marker = new MarkerStyle(color, 9, "circle-open"),
            HoverTemplate = $"{name}-%{{x}}: %{{y:.1f}}%",
        };
    }

    private static (int Depth, double Error)[] Means(IEnumerable<RunHistory> runs) =>
    [
        .. runs.GroupBy(run => run.Header.Depth).OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Average(run => run.FinalTrainingError))),
    ];

    private static string Summary(string title, IEnumerable<RunHistory> runs) =>
        string.Join("; ", runs.GroupBy(run => run.Header.Network).Select(group => string.Create(
            CultureInfo.InvariantCulture, $"{group.Key} {group.Average(run => run.FinalTrainingError):F1}%")).Prepend(title));
}
