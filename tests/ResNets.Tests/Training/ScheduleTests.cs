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

    private static RunHistory Run(ulong seed, double? validation, double test)
    {
        var header = new RunHeader
        {
            Network = "resnet-8",
            Depth = 8,
            Shortcut = "A",
            Width = 16,
            Parameters = 1,
            Seed = seed,
            Recipe = Recipe.Cifar.Scaled(10),
            Data = "made-up",
            DataRemark = "",
            DataFingerprint = "0",
            ValidationImages = 5,
            Device = "cpu",
            Machine = "any",
            Threads = 1,
            Segments = 1,
            Stack = "system",
            Torch = "1",
            Version = "1",
            Started = default,
        };
        var point = new HistoryPoint
        {
            Iteration = 10,
            Epoch = 1,
            LearningRate = 0.1,
            TrainingLoss = 1,
            TrainingError = 20,
            ValidationError = validation,
            TestError = test,
            ImagesPerSecond = 1,
            Seconds = 1,
            PeakMemory = 1,
            GradientNorms = new GradientNorms(1, 1, 1),
        };
        return new RunHistory(header, [point]);
    }
}
