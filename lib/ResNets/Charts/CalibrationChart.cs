using System.Globalization;
using ResNets.Evaluation;

namespace ResNets.Charts;

/// <summary>
/// Accuracy by confidence: a network whose probabilities can be believed lies on the diagonal, one that is too sure of itself
/// below it.
/// </summary>
public static class CalibrationChart
{
    private const string DiagonalColor = "#9aa1ad";
    private const double SmallestPoint = 5;
    private const double LargestPoint = 30;

    /// <summary>One point for each interval of confidence that has images, its area by their number.</summary>
    /// <param name="calibration">The intervals.</param>
    /// <param name="title">What the chart shows.</param>
    public static Figure Of(Calibration calibration, string title = "accuracy by confidence")
    {
        ArgumentNullException.ThrowIfNull(calibration);
        var bins = calibration.Bins.Where(bin => bin.Count > 0).ToArray();
        var color = Palette.Of(plain: false, depth: 44);
        return new Figure(
            title,
            [
                new ScatterTrace
                {
                    Name = "as sure as right",
                    X = [0, 100],
                    Y = [0, 100],
                    Line = new LineStyle(DiagonalColor, 1.5, "dash"),
                },
                new ScatterTrace
                {
                    Name = "the network",
                    X = [.. bins.Select(bin => Math.Round(100 * bin.Confidence, 2))],
                    Y = [.. bins.Select(bin => Math.Round(100 * bin.Accuracy, 2))],
                    Text = [.. bins.Select(bin => bin.Count.ToString("N0", CultureInfo.InvariantCulture))],
                    Mode = "markers",
                    Marker = new MarkerStyle(color) { Sizes = [.. bins.Select(bin => Diameter(bin.Count, bins))] },
                    HoverTemplate = "%{text} images: sure by %{x:.1f}%, right in %{y:.1f}%<extra></extra>",
                },
            ],
            new Axis("confidence (%)") { Range = [0, 104] },
            new Axis("accuracy (%)") { Range = [-2, 104] })
        {
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"expected calibration error {calibration.ExpectedError:F1}%"),
            Summary = Summary(bins, calibration.ExpectedError, title),
        };
    }

    private static double Diameter(int count, CalibrationBin[] bins) =>
        Math.Round(SmallestPoint + ((LargestPoint - SmallestPoint) * Math.Sqrt((double)count / bins.Max(bin => bin.Count))), 1);

    private static string Summary(CalibrationBin[] bins, double error, string title)
    {
        var count = bins.Sum(bin => bin.Count);
        var (sure, right) = (bins.Sum(bin => bin.Count * bin.Confidence) / count, bins.Sum(bin => bin.Count * bin.Accuracy) / count);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: {count:N0} images, sure by {100 * sure:F1}% and right in {100 * right:F1}%; expected calibration error {error:F1}%");
    }
}
