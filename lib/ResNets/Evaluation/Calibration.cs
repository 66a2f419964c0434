using ResNets.Charts;
using ResNets.Charts.Picture;
using ResNets.Display;

namespace ResNets.Evaluation;

/// <summary>
/// How far a network's probabilities can be believed: of the images that it is 80% sure of, 80% should be right. Images are
/// gathered in intervals of confidence (Guo et al., On Calibration of Modern Neural Networks, 2017).
/// </summary>
/// <param name="Bins">The intervals, from the least confident on.</param>
[TypeFormatterSource(typeof(CalibrationFormatters), PreferredMimeTypes = [PlotlyJson.MimeType, "text/html", FigureSvg.MimeType, "text/plain"])]
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>The expected calibration error: the mean gap between confidence and accuracy, in percent.</summary>
    public double ExpectedError
    {
        get
        {
            var total = Bins.Sum(bin => bin.Count);
            return Bins.Where(bin => bin.Count > 0).Sum(bin => 100 * Math.Abs(bin.Accuracy - bin.Confidence) * bin.Count / total);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => CalibrationChart.Of(this).Summary;

    internal static Calibration Of(Scores scores, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var (counts, right, confidence) = (new int[bins], new int[bins], new double[bins]);
        var predictions = scores.Predictions;
        for (var image = 0; image < scores.Count; image++)
        {
            var sure = scores[image][predictions[image]];
            var bin = Math.Clamp((int)MathF.Ceiling(sure * bins) - 1, 0, bins - 1);
            counts[bin]++;
            confidence[bin] += sure;
            right[bin] += predictions[image] == scores.Labels[image] ? 1 : 0;
        }

        return new Calibration([.. Enumerable.Range(0, bins).Select(bin => new CalibrationBin(
            (double)bin / bins, (bin + 1.0) / bins, counts[bin], right[bin] / (double)counts[bin], confidence[bin] / counts[bin]))]);
    }
}
