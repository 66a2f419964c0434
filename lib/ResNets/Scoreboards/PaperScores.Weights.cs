using System.Globalization;
using ResNets.Analysis;
using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Training;
using ResNets.Weights;
using static TorchSharp.torch;

namespace ResNets.Scoreboards;

/// <content>What trained weights of a public project say, where they lie on this machine.</content>
public static partial class PaperScores
{
    /// <summary>Table 6: networks with trained weights, tested on the test images.</summary>
    /// <param name="test">CIFAR-10's test images, all or some.</param>
    /// <param name="folder">Where the weights lie; <see cref="TrainedNetwork.DefaultFolder"/> if null.</param>
    public static Scoreboard Table6Weights(ImageSet test, string? folder = null) => new(
        "Table 6: trained weights of a public project, tested here",
        [.. Paper.CifarDepths.Select(depth => WeightsOf(depth, test, folder)).OfType<Score>().DefaultIfEmpty(
            Score.Missing("table 6", "trained weights, test error (%)", "table 6", $"no weights of these networks are in {TrainedNetwork.Variable}"))]);

    /// <summary>Figure 7: deeper residual networks respond less. The mean over all 3×3 layers of the standard deviation.</summary>
    /// <param name="images">Some images of CIFAR-10, tested at once.</param>
    /// <param name="folder">Where the weights lie; <see cref="TrainedNetwork.DefaultFolder"/> if null.</param>
    public static Scoreboard Figure7(ImageSet images, string? folder = null)
    {
        const string Claim = "resnet-32's layers respond less than resnet-20's";
        using var shallow = TrainedNetwork.Find("resnet-20", folder);
        using var deep = TrainedNetwork.Find("resnet-32", folder);
        if (shallow is null || deep is null)
        {
            return new("Figure 7", [Score.Missing("figure 7", Claim, "claimed of 20, 56 and 110", "the weights of both are not there")]);
        }

        var (low, high) = (Responses(deep, images), Responses(shallow, images));
        return new("Figure 7", [Score.Ordering(
            "figure 7", Claim, "weights of a public project; mean over the layers of the standard deviation", low.Mean, high.Mean,
            Math.Sqrt((Square(low.StandardDeviation) / low.Runs) + (Square(high.StandardDeviation) / high.Runs)))]);
    }

    private static Score? WeightsOf(int depth, ImageSet test, string? folder)
    {
        using var trained = TrainedNetwork.Find($"resnet-{depth}", folder);
        if (trained is null)
        {
            return null;
        }

        var row = Paper.Table6Of(depth);
        var result = SingleView.Test(trained.Net, test, trained.Normalization);
        var share = result.Error / 100;
        var scatter = 100 * Math.Sqrt(share * (1 - share) / result.Total);
        var remark = test.Remark.Length == 0 ? string.Empty : $" ({test.Remark})";
        var official = test.Remark.Length == 0 && result.Total == 10_000;
        var band = Band.Around(row.Error, Band.StandardErrors * Math.Sqrt(Square(scatter) + Square(Paper.Table6Of(110).Repeated!.Value.Deviation)));
        return new Score(
            "table 6", $"resnet-{depth}, weights of a public project, test error (%)", ErrorScore.Printed(row),
            string.Create(CultureInfo.InvariantCulture, $"{result.Error:F2} ({result.Wrong:N0} of {result.Total:N0})"),
            $"tested here: {test.Title}{remark}; another recipe than the paper's",
            official ? band : null,
            !official ? Verdict.OtherConditions : band.Contains(result.Error) ? Verdict.WithinBand : Verdict.Differs);
    }

    /// <summary>The mean and scatter over the layers.</summary>
    private static SeedStatistics Responses(TrainedNetwork trained, ImageSet images)
    {
        using var scope = NewDisposeScope();
        var (mean, std) = trained.Normalization.ToTensors();
        var responses = TestBatches.Of(images, mean, images.Count, std: std)
            .SelectMany(batch => LayerResponses.Of(trained.Net, batch.Images));
        return SeedStatistics.Of([.. responses.Select(response => response.StandardDeviation)]);
    }
}
