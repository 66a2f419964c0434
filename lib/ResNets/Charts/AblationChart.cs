using System.Globalization;
using ResNets.Blocks;
using ResNets.Training;

namespace ResNets.Charts;

/// <summary>
/// What each part of a recipe does: the errors with it and without, the training error as a ring, the test error as a dot,
/// each the mean of the seeds with a bar of one standard error.
/// </summary>
public static class AblationChart
{
    private const int Shade = 32;

    /// <summary>One column a variant, the first being what the others are compared with.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="groups">The variants with their finished runs; variants without a run are left out.</param>
    public static Figure Of(string title, IReadOnlyList<RunGroup> groups)
    {
        RunGroup[] shown = [.. groups.Where(group => group.Runs.Count > 0)];
        var tested = shown.All(group => group.Runs.All(run => run.FinalTestError is not null));
        return new Figure(
            title,
            [
                Series("training error", "circle-open", -0.12, shown, group => group.TrainingError),
                .. tested ? [Series("test error", "circle", 0.12, shown, group => group.TestError)] : Array.Empty<Trace>(),
            ],
            new Axis("")
            {
                TickValues = [.. shown.Select((_, place) => (double)place)],
                TickTexts = [.. shown.Select(group => group.Name.Replace(" ", "<br>", StringComparison.Ordinal))],
                Range = [-0.6, Math.Max(shown.Length, 1) - 0.4],
            },
            new Axis("error at the end (%)") { RangeMode = "tozero" })
        {
            Subtitle = TrainingCurves.Of(title, [.. shown.SelectMany(group => group.Runs)]).Subtitle,
            Summary = string.Join("; ", shown.Select(group => Words(group, tested)).Prepend(title)),
        };
    }

    private static ScatterTrace Series(
        string name, string symbol, double offset, RunGroup[] groups, Func<RunGroup, SeedStatistics> error)
    {
        var color = Palette.Of(Shortcut.A, Shade);
        return new ScatterTrace
        {
            Name = name,
            X = [.. groups.Select((_, place) => place + offset)],
            Y = [.. groups.Select(group => Math.Round(error(group).Mean, 2))],
            Mode = "markers",
            Marker = new MarkerStyle(color, 11, symbol),
            ErrorY = groups.All(group => group.Runs.Count > 1)
                ? new ErrorBars([.. groups.Select(group => Math.Round(error(group).StandardError, 2))], color)
                : null,
            HoverTemplate = $"{name} %{{y:.1f}}%, mean of the seeds<extra></extra>",
        };
    }

    private static string Words(RunGroup group, bool tested) => tested
        ? string.Create(CultureInfo.InvariantCulture, $"{group.Name} {group.TrainingError.Mean:F1}% training, {group.TestError.Mean:F1}% test error")
        : string.Create(CultureInfo.InvariantCulture, $"{group.Name} {group.TrainingError.Mean:F1}% training error");
}
