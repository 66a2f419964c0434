using ResNets.Scoreboards;
using ResNets.Tests.Training;
using ResNets.Training;

namespace ResNets.Tests.Scoreboards;

public sealed class ScoreboardTests
{
    [Theory]
    [InlineData(5.3, 1, 5.26, Verdict.Exact)]
    [InlineData(5.3, 1, 5.35, Verdict.Exact)]
    [InlineData(5.3, 1, 5.358, Verdict.WithinBand)]
    [InlineData(5.3, 1, 5.41, Verdict.Differs)]
    [InlineData(0.31, 2, 0.309722, Verdict.Exact)]
    [InlineData(0.31, 2, 0.3347, Verdict.Differs)]
    [InlineData(21, 0, 21.56, Verdict.WithinBand)]
    public void ACountIsHeldAgainstTheDigitsThatArePrinted(double printed, int decimals, double ours, Verdict expected) =>
        Assert.Equal(expected, Score.Counted("table", "what", printed, decimals, ours).Verdict);

    [Theory]
    [InlineData(20, 30, 1, Verdict.SameOrder)]
    [InlineData(30, 20, 1, Verdict.Differs)]
    [InlineData(20, 21.9, 1, Verdict.Undecided)]
    [InlineData(21.9, 20, 1, Verdict.Undecided)]
    public void AnOrderingNeedsTwoStandardErrors(double lower, double higher, double standardError, Verdict expected) =>
        Assert.Equal(expected, Score.Ordering("figure", "claim", "basis", lower, higher, standardError).Verdict);

    [Fact]
    public void TheBandOfTwoMeansIsTwoStandardErrorsOfTheirDifference()
    {
        // 2 · 0.3 · √(1/5 + 1/4) = 0.4025
        var band = Band.OfMeans(8, 5, 4, 0.3);
        Assert.Equal(8 - 0.40249, band.Low, 1e-4);
        Assert.Equal(8 + 0.40249, band.High, 1e-4);
        Assert.Throws<ArgumentOutOfRangeException>(() => Band.OfMeans(8, 0, 1, 0.3));
    }

    [Fact]
    public void WithoutRunsEveryRowOfTable6IsNotMeasured()
    {
        var scores = PaperScores.Table6Errors([]).Scores;
        Assert.Equal(Paper.CifarDepths.Length, scores.Count);
        Assert.All(scores, score => Assert.Equal(Verdict.NotMeasured, score.Verdict));
        Assert.All(PaperScores.Orderings([]).Scores, score => Assert.Equal(Verdict.NotMeasured, score.Verdict));
    }

    [Theory]
    [InlineData(64_000, "", 8.9, Verdict.WithinBand)]
    [InlineData(64_000, "", 9.8, Verdict.Differs)]
    [InlineData(64_000, "JPEG-derived pixels", 9.8, Verdict.OtherConditions)]
    [InlineData(4_000, "", 14, Verdict.OtherConditions)]
    [InlineData(4_000, "", 5, Verdict.Differs)]
    public void AnErrorIsComparedAsFarAsItsConditionsAllow(int iterations, string remark, double error, Verdict expected)
    {
        var run = Run("resnet-20", 20, "A", iterations, error, remark: remark);
        Assert.Equal(expected, PaperScores.Table6Errors([run]).Scores[0].Verdict);
    }

    [Fact]
    public void SeedsOfOneExperimentAreTakenTogetherAndOthersApart()
    {
        var runs = new[]
        {
            Run("resnet-20", 20, "A", 4_000, 14, seed: 0), Run("resnet-20", 20, "A", 4_000, 16, seed: 1),
            Run("resnet-20", 20, "B", 4_000, 13), Run("resnet-20", 20, "A", 640, 30),
            Run("resnet-20", 20, "A", 4_000, 15, finished: false),
        };
        var scores = PaperScores.Table6Errors(runs).Scores.Where(score => score.What.StartsWith("resnet-20,", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["15.00 ± 1.41 over 2 runs", "13.00 (one run)", "30.00 (one run)"], scores.Select(score => score.Ours));
    }

    [Fact]
    public void RunsUnderOnePercentOfTheIterationsAreNotMeasuredAndTheBasisSaysWhy()
    {
        var scores = PaperScores.Table6Errors([Run("resnet-20", 20, "A", 10, 88), Run("resnet-20", 20, "A", 639, 40), Run("resnet-32", 32, "A", 640, 40)]).Scores;
        Assert.Equal(Verdict.NotMeasured, scores[0].Verdict);
        Assert.Equal("recorded: 639 of 64,000 iterations; too few to compare", scores[0].Basis);
        Assert.Equal("40.00 (one run)", scores[1].Ours);
        Assert.Equal("no finished run is recorded", scores[2].Basis);
    }

    [Fact]
    public void OrderingsComeFromTheLongestRunsUnderEqualConditions()
    {
        var runs = new[]
        {
            Run("plain-20", 20, "None", 4_000, 20, training: 10), Run("plain-56", 56, "None", 4_000, 25, training: 20),
            Run("plain-20", 20, "None", 400, 20, training: 40), Run("plain-56", 56, "None", 400, 25, training: 30),
            Run("resnet-56", 56, "A", 300, 25, training: 5),
        };
        var scores = PaperScores.Orderings(runs).Scores;
        Assert.Equal(
            [Verdict.SameOrder, Verdict.NotMeasured, Verdict.NotMeasured, Verdict.NotMeasured], scores.Select(score => score.Verdict));
        Assert.Equal("10.00 and 20.00", scores[0].Ours);
    }

    [Fact]
    public void CountsOfTheSmallNetworksAreExact()
    {
        Assert.Equal(Verdict.Exact, Assert.Single(PaperScores.Table1(18).Scores).Verdict);
        Assert.All(PaperScores.Table6Parameters(20, 32, 44, 56, 110).Scores, score => Assert.Equal(Verdict.Exact, score.Verdict));
    }

    [Fact]
    public void ABoardCountsItsVerdictsAndShowsThem()
    {
        var board = Scoreboard.Of("All", PaperScores.OutOfReach(), PaperScores.Table6Errors([]));
        Assert.Equal(9, board.Count(Verdict.OutOfReach));
        Assert.Equal(6, board.Count(Verdict.NotMeasured));
        Assert.Contains(FormattableString.Invariant($"table 5, ensemble, top-5 error (%): paper {Paper.Table5[^1].Top5}, ours – – not reproduced"), board.ToString(), StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<Verdict>().Length, Enum.GetValues<Verdict>().Select(Scoreboard.NameOf).Distinct().Count());
    }

    private static RunHistory Run(
        string network, int depth, string shortcut, int iterations, double test,
        double training = 5, ulong seed = 0, string remark = "", bool finished = true)
    {
        var header = MadeRun.Header with
        {
            Network = network,
            Depth = depth,
            Shortcut = shortcut,
            Seed = seed,
            Recipe = Recipe.Cifar.Scaled(iterations) with { Seed = seed },
            Data = "CIFAR-10, 50,000 train images at 32×32",
            DataRemark = remark,
        };
        var point = MadeRun.Point(finished ? iterations : iterations / 2, training) with { TestError = test };
        return new RunHistory(header, [point]);
    }
}
