using System.Globalization;
using ResNets.Evaluation;

namespace ResNets.Charts;

/// <summary>Who is taken for whom: a row for each class, a column for each answer, the right ones on the diagonal.</summary>
public static class ConfusionChart
{
    private const int MostClassesWithNumbers = 20;
    private const int RowHeight = 30;
    private const int NamedPairs = 3;

    /// <summary>Colours show percent of a class's images; numbers and hovering show images.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="title">What the chart shows.</param>
    public static Figure Of(ConfusionMatrix matrix, string title = "who is taken for whom")
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var classes = matrix.ClassNames.Count;
        var isSmall = classes <= MostClassesWithNumbers;
        return new Figure(
            title,
            [
                new HeatmapTrace
                {
                    Z = [.. matrix.Counts.Select(Percent)],
                    X = matrix.ClassNames,
                    Y = matrix.ClassNames,
                    Text = [.. matrix.Counts.Select(row => row.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)).ToArray())],
                    TextTemplate = isSmall ? "%{text}" : null,
                    ColorScale = "Blues",
                    ReverseScale = true, // plotly.js begins it with the darkest
                    HoverTemplate = "%{y} taken for %{x}: %{text} images, %{z:.1f}% of %{y}<extra></extra>",
                },
            ],
            new Axis("answer") { Type = "category" },
            new Axis("class") { Type = "category", AutoRange = "reversed" })
        {
            Subtitle = "colour: percent of each class's images",
            Summary = Summary(matrix, title),
            Height = isSmall ? Math.Max(Figure.UsualHeight, 160 + (RowHeight * classes)) : 760,
        };
    }

    /// <summary>Zeros for a class without images.</summary>
    private static double[] Percent(IReadOnlyList<int> row)
    {
        var total = Math.Max(1, row.Sum());
        return [.. row.Select(count => Math.Round(100.0 * count / total, 2))];
    }

    private static string Summary(ConfusionMatrix matrix, string title)
    {
        var (total, right) = (matrix.Counts.Sum(row => row.Sum()), matrix.Counts.Select((row, label) => row[label]).Sum());
        var confused = matrix.MostConfused(NamedPairs).Select(pair => $"{pair.Class} for {pair.TakenFor} {pair.Count:N0} times");
        return string.Join("; ", confused.Prepend(string.Create(
            CultureInfo.InvariantCulture, $"{title}: {total - right:N0} wrong of {total:N0} images of {matrix.ClassNames.Count} classes")));
    }
}
