using ResNets.Charts;
using ResNets.Charts.Picture;
using ResNets.Display;

namespace ResNets.Evaluation;

/// <summary>How often images of each class are taken for each class.</summary>
/// <param name="Counts">By class, then by the class that is said.</param>
/// <param name="ClassNames">The names of the classes by label.</param>
[TypeFormatterSource(typeof(ConfusionMatrixFormatters), PreferredMimeTypes = [PlotlyJson.MimeType, "text/html", FigureSvg.MimeType, "text/plain"])]
public sealed record ConfusionMatrix(IReadOnlyList<IReadOnlyList<int>> Counts, IReadOnlyList<string> ClassNames)
{
    /// <summary>The error of each class in percent; not a number for a class without images.</summary>
    public IReadOnlyList<double> ErrorByClass =>
        [.. Counts.Select((row, label) => 100.0 * (row.Sum() - row[label]) / row.Sum())];

    /// <summary>The pairs that are confused most: the class, what it is taken for, how often.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<(string Class, string TakenFor, int Count)> MostConfused(int count = 10) =>
        [.. Counts
            .SelectMany((row, label) => row.Select((times, said) => (Label: label, Said: said, Times: times)))
            .Where(pair => pair.Label != pair.Said && pair.Times > 0)
            .OrderByDescending(pair => pair.Times)
            .Take(count)
            .Select(pair => (ClassNames[pair.Label], ClassNames[pair.Said], pair.Times))];

    /// <inheritdoc/>
    public override string ToString() => ConfusionChart.Of(this).Summary;

    internal static ConfusionMatrix Of(IReadOnlyList<int> labels, IReadOnlyList<int> predictions, IReadOnlyList<string> classNames)
    {
        var counts = classNames.Select(_ => new int[classNames.Count]).ToArray();
        for (var i = 0; i < labels.Count; i++)
        {
            counts[labels[i]][predictions[i]]++;
        }

        return new ConfusionMatrix(counts, classNames);
    }
}
