using System.Globalization;
using Course.Terminal;
using ResNets.Evaluation;
using Spectre.Console;

namespace Course.Evaluate;

/// <summary>An evaluation for readers.</summary>
internal static class EvaluationDisplay
{
    private const int MostConfused = 3;

    /// <summary>Says the errors, whether the probabilities can be believed and, when asked, the error of each class.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="report">What was found.</param>
    /// <param name="perClass">Whether the classes are shown.</param>
    public static void Show(CourseTerminal terminal, EvaluationReport report, bool perClass)
    {
        Scores scores = report.Scores;
        terminal.Step(report.Networks.Count == 1 ? "error" : "ensemble", StepMark.Done, Describe(scores.Top1));
        if (scores.HasTop5)
        {
            terminal.Step("top-5 error", StepMark.Done, Describe(scores.Top5));
        }

        terminal.Step("calibration", StepMark.Done, Describe(scores.Calibrate()));
        if (perClass)
        {
            terminal.Output.Write(Classes(scores.Confusion()));
        }
    }

    /// <summary>An error, with what it is counted from.</summary>
    /// <param name="result">How many images were wrong.</param>
    public static string Describe(TestResult result) => string.Create(
        CultureInfo.InvariantCulture, $"{result.Error:F2}%, {result.Wrong:N0} wrong of {result.Total:N0}");

    private static string Describe(Calibration calibration)
    {
        CalibrationBin[] bins = [.. calibration.Bins.Where(bin => bin.Count > 0)];
        double Mean(Func<CalibrationBin, double> of) => 100 * bins.Sum(bin => bin.Count * of(bin)) / bins.Sum(bin => bin.Count);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"sure by {Mean(bin => bin.Confidence):F1}% and right in {Mean(bin => bin.Accuracy):F1}%; expected calibration error {calibration.ExpectedError:F1}%");
    }

    private static Table Classes(ConfusionMatrix confusion)
    {
        var table = new Table().RoundedBorder().AddColumns("class", "images", "wrong", "error (%)", "most often taken for");
        foreach (TableColumn column in table.Columns.Skip(1).Take(3))
        {
            column.RightAligned();
        }

        for (int label = 0; label < confusion.ClassNames.Count; label++)
        {
            IReadOnlyList<int> row = confusion.Counts[label];
            double error = confusion.ErrorByClass[label];
            table.AddRow(
                Markup.Escape(confusion.ClassNames[label]),
                Number(row.Sum()),
                Number(row.Sum() - row[label]),
                double.IsNaN(error) ? "–" : error.ToString("F2", CultureInfo.InvariantCulture),
                Markup.Escape(TakenFor(row, label, confusion.ClassNames)));
        }

        return table;
    }

    private static string TakenFor(IReadOnlyList<int> row, int label, IReadOnlyList<string> names) => string.Join(", ", row
        .Select((count, answer) => (Count: count, Answer: answer))
        .Where(pair => pair.Answer != label && pair.Count > 0)
        .OrderByDescending(pair => pair.Count)
        .Take(MostConfused)
        .Select(pair => $"{names[pair.Answer]} {Number(pair.Count)}"));

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
