using System.Globalization;
using ResNets.Blocks;
using ResNets.Training;

namespace ResNets.Charts;

/// <summary>The paper's kind of curve (figures 4 and 6): error by iteration, training dashed, test solid.</summary>
public static class TrainingCurves
{
    // Two lines of a run in the legend, and the margins above and below: plotly.js cuts off a legend taller than its chart.
    private const int LegendHeight = 50;
    private const int AroundLegend = 140;

    /// <summary>One chart for any number of runs; with many it is taller.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="runs">The runs, finished or not.</param>
    /// <param name="source"><c>live</c> or <c>recorded</c>: where the numbers come from.</param>
    public static Figure Of(string title, IReadOnlyCollection<RunHistory> runs, string source = "live") =>
        new(title, [.. runs.SelectMany(run => Traces(run, Label(run, runs)))], new Axis("iteration") { RangeMode = "tozero" }, new Axis("error (%)") { RangeMode = "tozero" })
        {
            Subtitle = Subtitle(runs, source),
            Summary = Summary(title, runs),
            Height = Math.Max(Figure.UsualHeight, AroundLegend + (LegendHeight * runs.Count)),
        };

    private static IEnumerable<Trace> Traces(RunHistory run, string label)
    {
        var color = Palette.Of(Enum.Parse<Shortcut>(run.Header.Shortcut), run.Header.Depth);
        var group = $"{label}-{run.Header.Started:O}";
        var smooth = Smoothed(run.Points);
        yield return new ScatterTrace
        {
            Name = $"{label}, training",
            X = [.. run.Points.Select(point => (double)point.Iteration)],
            Y = smooth,
            Line = new LineStyle(color, Dash: "dash"),
            LegendGroup = group,
            HoverTemplate = "%{y:.1f}% training error<br>iteration %{x:,}",
        };
        var tested = run.Points.Where(point => point.TestError is not null).ToArray();
        if (tested.Length > 0)
        {
            yield return new ScatterTrace
            {
                Name = $"{label}, test",
                X = [.. tested.Select(point => (double)point.Iteration)],
                Y = [.. tested.Select(point => point.TestError!.Value)],
                Mode = tested.Length > 1 ? "lines" : "markers",
                Line = new LineStyle(color),
                Marker = new MarkerStyle(color, 9),
                LegendGroup = group,
                HoverTemplate = "%{y:.1f}% test error<br>iteration %{x:,}",
            };
        }
    }

    /// <summary>The mean of each point and the four before it: one batch is too small a sample to look at.</summary>
    private static double[] Smoothed(IReadOnlyList<HistoryPoint> points) =>
    [
        .. points.Select((_, i) =>
            Math.Round(points.Skip(Math.Max(0, i - 4)).Take(Math.Min(i, 4) + 1).Average(point => point.TrainingError), 2)),
    ];

    /// <summary>The network and its seed; the shortcut option too where the runs differ in it.</summary>
    private static string Label(RunHistory run, IEnumerable<RunHistory> runs)
    {
        var options = runs.Select(other => other.Header.Shortcut).Where(IsResidual).Distinct().Count();
        var option = options > 1 && IsResidual(run.Header.Shortcut) ? " " + run.Header.Shortcut : string.Empty;
        return $"{run.Header.Network}{option} (seed {run.Header.Seed})";
    }

    private static bool IsResidual(string shortcut) => shortcut != nameof(Shortcut.None);

    /// <summary>The data and the budgets; where the runs differ in them, all data and the smallest and largest budget.</summary>
    private static string? Subtitle(IReadOnlyCollection<RunHistory> runs, string source)
    {
        if (runs.Count == 0)
        {
            return null;
        }

        var data = string.Join("; ", runs.Select(run => Data(run.Header)).Distinct());
        return $"{data} · {Range(runs, recipe => recipe.Iterations)} iterations of {Range(runs, recipe => recipe.BatchSize)} · {source}";
    }

    private static string Data(RunHeader header) =>
        header.DataRemark.Length == 0 ? header.Data : $"{header.Data} ({header.DataRemark})";

    private static string Range(IEnumerable<RunHistory> runs, Func<Recipe, int> number)
    {
        int[] numbers = [.. runs.Select(run => number(run.Header.Recipe)).Distinct().Order()];
        return numbers is [var only]
            ? only.ToString("N0", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{numbers[0]:N0} to {numbers[^1]:N0}");
    }

    private static string Summary(string title, IReadOnlyCollection<RunHistory> runs) =>
        string.Join("; ", runs.Where(run => run.Points.Count > 0).Select(run => string.Create(
            CultureInfo.InvariantCulture, $"{Label(run, runs)} {run.FinalTrainingError:F1}% training error{TestPart(run)}")).Prepend(title));

    private static string TestPart(RunHistory run) => run.FinalTestError is { } error
        ? string.Create(CultureInfo.InvariantCulture, $", {error:F1}% test error")
        : string.Empty;
}
