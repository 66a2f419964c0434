using ResNets.Evaluation;
using TestResult = ResNets.Evaluation.TestResult;

namespace ResNets.Tests.Evaluation;

public sealed class ScoresTests
{
    private static readonly string[] s_names = Images.ClassNames(6);

    /// <summary>Four images: right at once, right at the second, at the sixth, and a tie that the lower label wins.</summary>
    private static readonly Scores s_four = new(
        [
            0.5f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f,
            0.6f, 0.3f, 0.1f, 0.0f, 0.0f, 0.0f,
            0.2f, 0.2f, 0.2f, 0.2f, 0.15f, 0.05f,
            0.0f, 0.4f, 0.4f, 0.1f, 0.1f, 0.0f,
        ],
        [0, 1, 5, 2],
        s_names);

    [Fact]
    public void TopKCountsWhoseClassIsNotAmongTheKMostLikely()
    {
        Assert.Equal(new TestResult(3, 4), s_four.Top1);
        Assert.Equal(new TestResult(1, 4), s_four.Top(2));
        Assert.Equal(new TestResult(1, 4), s_four.Top5);
        Assert.Equal(new TestResult(0, 4), s_four.Top(6));
        Assert.Equal([0, 0, 0, 1], s_four.Predictions);
        Assert.Equal("top-1 error 75.00%, top-5 error 25.00% of 4 images", s_four.ToString());
        Assert.Equal("top-1 error 100.00% of 1 images", new Scores([0.5f, 0.2f, 0.2f, 0.1f, 0], [1], Images.ClassNames(5)).ToString());
    }

    [Fact]
    public void AnAnswerThatIsNoNumberIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Scores([0.5f, 0.5f, 0.1f, float.NaN], [0, 1], Images.ClassNames(2)));
        Assert.StartsWith("The network's answer to image 1 is not a number; ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheMostConfidentMistakesComeFirst() => Assert.Equal([1, 3], s_four.MostConfidentMistakes(2));

    [Fact]
    public void ConfusionCountsWhoIsTakenForWhom()
    {
        var matrix = s_four.Confusion();
        Assert.Equal([1, 0, 0, 0, 0, 0], matrix.Counts[0]);
        Assert.Equal([0, 1, 0, 0, 0, 0], matrix.Counts[2]);
        Assert.Equal([0.0, 100, 100, double.NaN, double.NaN, 100], matrix.ErrorByClass);
        Assert.Equal(("class 1", "class 0", 1), matrix.MostConfused()[0]);
        Assert.Equal(4, matrix.Counts.Sum(row => row.Sum()));
    }

    /// <summary>Confidences .5, .6, .2, .4 in five bins; bin (.4, .6] holds .5 (right) and .6 (wrong), so its gap is .55 − .5.</summary>
    [Fact]
    public void CalibrationComparesConfidenceWithAccuracy()
    {
        var calibration = s_four.Calibrate(5);
        Assert.Equal([1, 1, 2, 0, 0], calibration.Bins.Select(bin => bin.Count));
        Assert.Equal(0.5, calibration.Bins[2].Accuracy);
        Assert.Equal(0.55, calibration.Bins[2].Confidence, 1e-6);
        Assert.Equal(100 * ((0.2 * 1) + (0.4 * 1) + (0.05 * 2)) / 4, calibration.ExpectedError, 1e-5);
    }

    [Fact]
    public void AnEnsembleAveragesProbabilities()
    {
        var sure = new Scores([0.9f, 0.1f], [1], ["a", "b"]);
        var unsure = new Scores([0.2f, 0.8f], [1], ["a", "b"]);
        var both = Scores.Average(sure, unsure);
        Assert.Equal(0.45f, both[0][1], 1e-6f);
        Assert.Equal(1, both.Top1.Wrong);
        Assert.Equal(0, Scores.Average(sure, unsure, unsure).Top1.Wrong);
    }

    [Fact]
    public void ScoresOfOtherImagesAreNotAveraged()
    {
        var one = new Scores([0.9f, 0.1f], [1], ["a", "b"]);
        Assert.Throws<ArgumentException>(() => Scores.Average(one, new Scores([0.9f, 0.1f], [0], ["a", "b"])));
        Assert.Throws<ArgumentException>(() => Scores.Average());
        Assert.Throws<ArgumentException>(() => new Scores([0.9f], [0], ["a", "b"]));
        Assert.Throws<ArgumentException>(() => new Scores([0.9f, 0.1f], [2], ["a", "b"]));
    }

    [Fact]
    public void SingleViewScoresAgreeWithItsCount()
    {
        using var set = Images.Random(50, side: 16, classes: 10);
        using var mean = ResNets.Data.PixelStatistics.MeanImage(set);
        using var net = ResNets.Networks.ResNet.Create("resnet-20", width: 4);
        net.train();
        var scores = SingleView.Score(net, set, mean, batchSize: 7);
        Assert.True(net.training);
        Assert.Equal(SingleView.Test(net, set, mean), scores.Top1);
        var normalized = SingleView.Score(net, set, ResNets.Data.Normalization.PerPixel(mean), batchSize: 7);
        Assert.Equal(scores[11].ToArray(), normalized[11].ToArray());
        var other = SingleView.Score(net, set, ResNets.Data.Normalization.Cifar);
        Assert.Equal(SingleView.Test(net, set, ResNets.Data.Normalization.Cifar), other.Top1);
        Assert.NotEqual(scores[11].ToArray(), other[11].ToArray());
        Assert.All(Enumerable.Range(0, 50), image => Assert.Equal(1, scores[image].ToArray().Sum(), 1e-5));
    }
}
