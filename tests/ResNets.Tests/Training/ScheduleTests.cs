using ResNets.Training;

namespace ResNets.Tests.Training;

public sealed class ScheduleTests
{
    [Fact]
    public void APlateauDropsAfterItsPatienceAndNoOftenerThanAllowed()
    {
        var plateau = new Plateau(Every: 1, Patience: 2, Improvement: 0.5, MostDrops: 1);
        var state = ScheduleState.StartOf(Recipe.Cifar);
        var drops = new List<int>();
        foreach (var error in new[] { 50, 40, 39.8, 39.7, 39.6, 30, 30, 30, 30, 30 })
        {
            state = plateau.After(state, error);
            drops.Add(state.PlateauDrops);
        }

        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, 1, 1], drops);
        Assert.Equal(30, state.BestError);
    }

    [Fact]
    public void StatisticsOverSeedsAreTheSamplesOwn()
    {
        // Mean of 1, 2, 3, 4 is 2.5; squared deviations 2.25 + 0.25 + 0.25 + 2.25 = 5; 5 / 3.
        var statistics = SeedStatistics.Of([1, 2, 3, 4]);
        Assert.Equal((2.5, Math.Sqrt(5.0 / 3), 1.0, 4), (statistics.Mean, statistics.StandardDeviation, statistics.Best, statistics.Runs));
        Assert.Equal("2.50 ± 1.29 over 4 runs", statistics.ToString());
        Assert.Equal("7.00 (one run)", SeedStatistics.Of([7]).ToString());
        Assert.Throws<ArgumentException>(() => SeedStatistics.Of([]));
    }

    [Fact]
    public void RunsAreChosenByValidationErrorOnly()
    {
        var good = Run(0, validation: 10, test: 30);
        var lucky = Run(1, validation: 12, test: 5);
        Assert.Same(good, Selection.ByValidation([lucky, good]));
        var error = Assert.Throws<ArgumentException>(() => Selection.ByValidation([good, Run(2, validation: null, test: 1)]));
        Assert.Contains("has no validation error", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 1, 1)]
    [InlineData(20, 1, 2)]
    [InlineData(20, 5, 5)]
    [InlineData(20, 20, 20)]
    public void TheFinalErrorIsTheMeanOverTheLastTenthOrTheLastPoint(int iterations, int every, int expected)
    {
        var points = Enumerable.Range(1, iterations / every).Select(i => MadeRun.Point(i * every, error: i)).ToArray();
        var run = new RunHistory(MadeRun.Header, points);

        Assert.Equal(expected, run.FinalTrainingIterations);
        Assert.Equal(points.TakeLast(expected / every).Average(point => point.TrainingError), run.FinalTrainingError);
    }

    private static RunHistory Run(ulong seed, double? validation, double test) => new(
        MadeRun.Header with { Seed = seed, ValidationImages = 5, Recipe = Recipe.Cifar.Scaled(10) },
        [MadeRun.Point(10, error: 20) with { ValidationError = validation, TestError = test }]);
}
