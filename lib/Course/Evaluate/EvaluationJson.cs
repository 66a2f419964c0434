using System.Text.Json;
using ResNets.Evaluation;

namespace Course.Evaluate;

/// <summary>An evaluation for programs.</summary>
internal static class EvaluationJson
{
    /// <summary>One object: the error first, then what it is made of; null for a top-5 error of fewer than six classes.</summary>
    /// <param name="report">What was found.</param>
    public static string Of(EvaluationReport report)
    {
        Scores scores = report.Scores;
        TestResult top1 = scores.Top1;
        ConfusionMatrix confusion = scores.Confusion();
        Calibration calibration = scores.Calibrate();
        return JsonSerializer.Serialize(new
        {
            wrong = top1.Wrong,
            total = top1.Total,
            error = top1.Error,
            top5 = scores.HasTop5 ? new { wrong = scores.Top5.Wrong, error = scores.Top5.Error } : null,
            views = ViewChoice.NameOf(report.Views),
            networks = report.Networks.Select(network => new { weights = network.Weights, wrong = network.Result.Wrong, error = network.Result.Error }),
            classes = confusion.Counts.Select((row, label) => new
            {
                name = confusion.ClassNames[label],
                images = row.Sum(),
                wrong = row.Sum() - row[label],
                error = Number(confusion.ErrorByClass[label]),
            }),
            confusion = confusion.Counts,
            calibration = new
            {
                expectedError = calibration.ExpectedError,
                bins = calibration.Bins.Select(bin => new
                {
                    from = bin.From,
                    to = bin.To,
                    images = bin.Count,
                    accuracy = Number(bin.Accuracy),
                    confidence = Number(bin.Confidence),
                }),
            },
            leftOut = new
            {
                badPictures = report.LeftOut.BadPictures.Select(bad => new { file = bad.Path, problem = bad.Problem }),
                otherFormats = report.LeftOut.OtherFormats,
                inNoClass = report.LeftOut.InNoClass,
            },
        });
    }

    /// <summary>JSON has no number for a class or interval without images.</summary>
    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
