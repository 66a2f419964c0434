using System.Globalization;
using ResNets.Blocks;
using ResNets.Training;

namespace ResNets.Charts;

/// <summary>
/// Shortcut options side by side (table 3's comparison): each run a ring, the mean of the seeds a dot with a bar of one
/// standard error. Bars that overlap mean that these runs cannot tell the options apart.
/// </summary>
public static class OptionChart
{
    /// <summary>One column an option.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="runs">Finished runs, at least one of each option.</param>
    /// <param name="error">Which error of a run is compared, in percent.</param>
    /// <param name="axis">What that error is called.</param>
    public static Figure Of(string title, IReadOnlyCollection<RunHistory> runs, Func<RunHistory, double> error, string axis)
    {
        var options = runs.GroupBy(run => Enum.Parse<Shortcut>(run.Header.Shortcut)).OrderBy(group => group.Key).ToArray();
        return new Figure(
            title,
            [.. options.SelectMany((option, place) => Column(option.Key, place, [.. option.Select(error)], option.First().Header.Depth))],
            new Axis("shortcut option")
            {
                TickValues = [.. options.Select((_, place) => (double)place)],
                TickTexts = [.. options.Select(option => Name(option.Key))],
                Range = [-0.6, options.Length - 0.4],
            },
            new Axis(axis))
        {
            Subtitle = TrainingCurves.Of(title, runs).Subtitle,
            Summary = string.Join("; ", options.Select(option => Words(option.Key, [.. option.Select(error)])).Prepend(title)),
        };
    }

    private static IEnumerable<Trace> Column(Shortcut option, int place, double[] errors, int depth)
    {
        var color = Palette.Of(option, depth);
        yield return new ScatterTrace
        {
            Name = $"{Name(option)}, mean ± standard error",
            X = [place],
            Y = [Math.Round(errors.Average(), 2)],
            Mode = "markers",
            Marker = new MarkerStyle(color, 12),
            ErrorY = errors.Length > 1 ? new ErrorBars([Math.Round(StandardError(errors), 2)], color) : null,
            HoverTemplate = $"{Name(option)}: %{{y:.1f}}% on average<extra></extra>",
        };
        yield return new ScatterTrace
        {
            Name = $"{Name(option)}, each seed",
            X = [.. errors.Select(_ => place + 0.18)],
            Y = [.. errors.Select(value => Math.Round(value, 2))],
            Mode = "markers",
            Marker = new MarkerStyle(color, 9, "circle-open"),
            ShowLegend = false,
            HoverTemplate = $"{Name(option)}: %{{y:.1f}}%<extra></extra>",
        };
    }

    private static string Name(Shortcut option) => option == Shortcut.None ? "plain" : $"option {option}";

    private static string Words(Shortcut option, double[] errors) => errors.Length > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Name(option)} {errors.Average():F1} ± {StandardError(errors):F1}%")
        : string.Create(CultureInfo.InvariantCulture, $"{Name(option)} {errors[0]:F1}%, one run");

    private static double StandardError(double[] errors) => SeedStatistics.Of(errors).StandardError;
}
