using System.Globalization;
using System.Text;
using Course.Terminal;
using ResNets.Training;
using Spectre.Console;

namespace Course.Sweep;

/// <summary>One table over all runs of a sweep: a line a configuration, errors over its seeds.</summary>
internal static class SweepSummary
{
    private static readonly string[] s_columns =
        ["configuration", "seeds", "finished", "parameters", "training error %", "validation error %", "test error %", "images/s", "MiB"];

    /// <summary>Shows the table and writes it to summary.tsv in the sweep's folder.</summary>
    public static void Show(CourseTerminal terminal, SweepPlan plan, SweepFolder folder)
    {
        string[][] rows = [.. plan.Runs.GroupBy(run => run.Configuration).Select(group => Row(group.Key, [.. group], folder))];
        var table = new Table().RoundedBorder().AddColumns(s_columns);
        foreach (string[] row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        terminal.Output.Write(table);
        var text = new StringBuilder();
        foreach (string[] row in rows.Prepend(s_columns))
        {
            text.AppendJoin('\t', row).Append('\n');
        }

        AtomicFile.Write(Path.Combine(folder.Path, "summary.tsv"), text.ToString());
    }

    /// <summary>What a run came to, in a few words.</summary>
    public static string InWords(RunHistory? history) => history is { Points: [.., var last] }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{last.Iteration:N0} iterations, training error {history.FinalTrainingError:F2}%, {Other(history)}")
        : "nothing measured";

    private static string Other(RunHistory history) => history switch
    {
        { FinalValidationError: { } validation } => string.Create(CultureInfo.InvariantCulture, $"validation error {validation:F2}%"),
        { FinalTestError: { } test } => string.Create(CultureInfo.InvariantCulture, $"test error {test:F2}%"),
        _ => "not tested",
    };

    private static string[] Row(string configuration, SweepRun[] runs, SweepFolder folder)
    {
        RunHistory[] known = [.. runs.Select(folder.History).OfType<RunHistory>().Where(history => history.Points.Count > 0)];
        RunHistory[] finished = [.. known.Where(history => history.IsFinished)];
        return
        [
            configuration,
            string.Join(' ', runs.Select(run => run.Request.Seed)),
            $"{finished.Length} of {runs.Length}",
            known is [var first, ..] ? first.Header.Parameters.ToString("N0", CultureInfo.InvariantCulture) : "",
            Statistics(finished.Select(history => (double?)history.FinalTrainingError)),
            Statistics(finished.Select(history => history.FinalValidationError)),
            Statistics(finished.Select(history => history.FinalTestError)),
            Mean(known.Select(history => history.Points.Average(point => point.ImagesPerSecond))),
            Mean(known.Select(history => history.Points[^1].PeakMemory)),
        ];
    }

    private static string Statistics(IEnumerable<double?> errors)
    {
        double[] known = [.. errors.OfType<double>()];
        return known.Length == 0 ? "" : SeedStatistics.Of(known).ToString();
    }

    private static string Mean(IEnumerable<double> values)
    {
        double[] known = [.. values];
        return known.Length == 0 ? "" : known.Average().ToString("N0", CultureInfo.InvariantCulture);
    }
}
