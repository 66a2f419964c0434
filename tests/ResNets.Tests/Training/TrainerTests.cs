using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;
using Tests.Support;
using static TorchSharp.torch;

namespace ResNets.Tests.Training;

public sealed class TrainerTests
{
    private static readonly Recipe s_recipe = Recipe.Cifar.Scaled(30) with { BatchSize = 12, Augmentation = Augmentation.None };

    [Fact]
    public void LearnsAnEasySet()
    {
        using var set = Images.Separable(60);
        using var net = Net();
        var history = new Trainer(net, s_recipe, set, set, new TrainerOptions { ReportEvery = 10 }).Run();
        Assert.Equal([10, 20, 30], history.Points.Select(point => point.Iteration));
        Assert.True(history.Points[^1].TrainingLoss < history.Points[0].TrainingLoss / 2);
        Assert.Equal(0, history.FinalTestError);
        Assert.Equal(0.001, history.Points[^1].LearningRate, 1e-12);
        Assert.Equal(6, history.Points[^1].Epoch);
    }

    [Fact]
    public void TheSameSeedGivesTheSameNumbers()
    {
        using var set = Images.Random(40);
        var runs = Enumerable.Range(0, 2).Select(_ =>
        {
            using var net = Net();
            return new Trainer(net, s_recipe, set).Run().Points.Select(point => (point.TrainingLoss, point.TrainingError)).ToArray();
        }).ToArray();
        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public void NoTensorOutlivesTheRun()
    {
        using var set = Images.Random(40);
        using var net = Net();
        var counts = new List<long>();
        new Trainer(net, s_recipe, set, options: new TrainerOptions { ReportEvery = 1 })
            .Run(new Watcher(_ => counts.Add(LiveTensors.Count())));
        Assert.Equal(1 + 30, counts.Count);
        Assert.Single(counts.Skip(3).Distinct());
    }

    [Fact]
    public void ARunTellsWhereItStandsAtItsStartAndBetweenItsPoints()
    {
        using var set = Images.Random(40);
        var (quiet, atPoints) = Told(new HandClock());
        var (watched, often) = Told(new HurryingClock());
        Assert.Equal([0, 15, 30], atPoints.Select(told => told.Iteration));
        Assert.Equal(Enumerable.Range(0, 31), often.Select(told => told.Iteration));
        Assert.All(often, told => Assert.Equal(told.Iteration / 15 * 15, told.Point?.Iteration ?? 0));
        Assert.Equal("resnet-8 · 0/30 iterations", often[0].ToString());
        Assert.Matches(@"^resnet-8 · 7/30 iterations · 0:\d\d:\d\d left$", often[7].ToString());
        Assert.Matches(@"^resnet-8 · 16/30 · training error [\d.]+% · [\d,]+ images/s · 0:\d\d:\d\d left$", often[16].ToString());
        Assert.Equal(quiet, watched);

        (HistoryPoint[] Points, List<TrainingProgress> Told) Told(TimeProvider clock)
        {
            using var net = Net();
            var told = new List<TrainingProgress>();
            var history = new Trainer(net, s_recipe, set, options: new TrainerOptions { ReportEvery = 15, Clock = clock })
                .Run(new Watcher(told.Add));
            return ([.. history.Points.Select(point => point with { ImagesPerSecond = 0, Seconds = 0, PeakMemory = 0 })], told);
        }
    }

    [Fact]
    public void CancellingStopsBetweenSteps()
    {
        using var set = Images.Random(40);
        using var net = Net();
        using var source = new CancellationTokenSource();
        var trainer = new Trainer(net, s_recipe, set, options: new TrainerOptions { ReportEvery = 1 });
        Assert.Throws<OperationCanceledException>(() => trainer.Run(
            new AtIteration(5, source.Cancel), source.Token));
        Assert.Equal(5, trainer.History.Points.Count);
    }

    [Fact]
    public void ADivergingRunStopsWithAdvice()
    {
        using var set = Images.Random(40);
        using var net = Net();
        using (no_grad())
        {
            net.get_parameter("fc.bias")!.fill_(float.NaN);
        }

        var error = Assert.Throws<TrainingDivergedException>(() => new Trainer(net, s_recipe, set).Run());
        Assert.Contains("lower the learning rate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheWarmUpIsNeverUndone()
    {
        using var set = Images.Separable(60);
        using var net = Net();
        var recipe = s_recipe with { WarmUp = new WarmUp(0.02, 60, Every: 1) };
        var points = new Trainer(net, recipe, set, options: new TrainerOptions { ReportEvery = 1 }).Run().Points;
        var firstBelow = points.First(point => point.TrainingError < 60).Iteration;
        Assert.All(points, point => Assert.Equal(
            recipe.LearningRateAt(point.Iteration - 1, warm: point.Iteration > firstBelow), point.LearningRate, 1e-12));
    }

    [Fact]
    public void TheWarmUpDoesNotDependOnHowTheRunIsWatched()
    {
        using var set = Images.Separable(60);
        var recipe = s_recipe with { WarmUp = new WarmUp(0.02, 60, Every: 5) };
        var often = Weights(1);
        Assert.Equal(often, Weights(7));
        Assert.Equal(often, Weights(30));

        double[] Weights(int every)
        {
            using var net = Net();
            new Trainer(net, recipe, set, options: new TrainerOptions { ReportEvery = every }).Run();
            return [.. net.parameters().Select(parameter => parameter.sum().to(ScalarType.Float64).item<double>())];
        }
    }

    [Fact]
    public void ALossFarAboveGuessingStopsTheRunAndKeepsTheLastGoodCheckpoint()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(40);
        using var net = Net();
        var recipe = s_recipe with { LearningRate = 1e4 };
        var options = new TrainerOptions { ReportEvery = 3, CheckpointEvery = 1, CheckpointPath = folder["net"] };
        var error = Assert.Throws<TrainingDivergedException>(() => new Trainer(net, recipe, set, options: options).Run());
        Assert.Contains("lower the learning rate from 10000", error.Message, StringComparison.Ordinal);
        var state = Checkpoint.Inspect(folder["net"]);
        Assert.NotNull(state);
        Assert.Contains($"the checkpoint of iteration {state.Iteration} is kept", error.Message, StringComparison.Ordinal);
        using var kept = Net();
        Checkpoint.LoadWeights(folder["net"], kept);
        Assert.All(kept.parameters(), parameter => Assert.True(parameter.isfinite().all().item<bool>()));
    }

    [Fact]
    public void ThePlateauScheduleDropsTheRateWhereTheErrorStays()
    {
        using var set = Images.Random(40);
        using var net = Net();
        var recipe = s_recipe with { Drops = [], LearningRate = 0.1, Plateau = new Plateau(Every: 5, Patience: 1, Improvement: 100, MostDrops: 2) };
        var rates = new Trainer(net, recipe, set, validation: set, options: new TrainerOptions { ReportEvery = 5 }).Run()
            .Points.Select(point => point.LearningRate).ToArray();

        // No look after the first improves by 100 points, so every second look drops: after 15 and 25 steps.
        Assert.Equal([0.1, 0.1, 0.1, 0.01, 0.01, 0.001], rates.Select(rate => Math.Round(rate, 12)));
    }

    [Fact]
    public void TimingLeavesTheNetworkAsItIs()
    {
        using var set = Images.Random(40);
        using var net = Net();
        var before = net.state_dict().Values.Select(value => value.sum().to(ScalarType.Float64).item<double>()).ToArray();
        var estimate = new Trainer(net, s_recipe, set).Estimate();
        Assert.Equal(30, estimate.StepsLeft);
        Assert.True(estimate.Total > TimeSpan.Zero);
        Assert.Equal(before, net.state_dict().Values.Select(value => value.sum().to(ScalarType.Float64).item<double>()));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7, 5)]
    [InlineData(10, 3)]
    public void TheEstimateCountsEveryTest(int testEvery, int expected)
    {
        using var set = Images.Random(40);
        using var net = Net();
        var options = new TrainerOptions { TestEvery = testEvery, ReportEvery = 30 };
        var estimate = new Trainer(net, s_recipe, set, set, options).Estimate();
        var measured = new Trainer(net, s_recipe, set, set, options).Run().Points.Count(point => point.TestError is not null);
        Assert.Equal((expected, expected), (estimate.EvaluationsLeft, measured));
        Assert.True(estimate.Evaluation > TimeSpan.Zero);
        Assert.Equal((estimate.Step * 30) + (estimate.Evaluation * expected), estimate.Total);
        Assert.Contains(expected == 1 ? " and 1 test (" : $" and {expected} tests (", estimate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutATestSetTheEstimateIsOfTheStepsAlone()
    {
        using var set = Images.Random(40);
        using var net = Net();
        var estimate = new Trainer(net, s_recipe, set).Estimate();
        Assert.Equal((0, estimate.Step * 30), (estimate.EvaluationsLeft, estimate.Total));
        Assert.EndsWith("timed steps)", estimate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void GradientNormsAreThoseOfTheLastStep()
    {
        using var set = Images.Random(40);
        using var net = Net();
        var point = new Trainer(net, s_recipe, set).Run().Points[^1];
        var named = net.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.grad!.norm().item<float>());
        Assert.Equal(named["conv1.weight"], point.GradientNorms.First, 1e-3 * named["conv1.weight"]);
        Assert.Equal(named["fc.weight"], point.GradientNorms.Last, 1e-3 * named["fc.weight"]);
        var all = Math.Sqrt(named.Values.Sum(norm => norm * norm));
        Assert.Equal(all, point.GradientNorms.All, 1e-3 * all);
    }

    [Fact]
    public void AGradientThatIsNotFiniteStopsTheRunWhileItsLossStillIs()
    {
        using var set = Images.Random(40);
        using var net = Net();
        using (no_grad())
        {
            // Equal rows give equal logits, a loss of ln 3; what reaches the first layer is 10³⁰ times a rounding error.
            net.get_parameter("fc.weight")!.fill_(1e30f);
        }

        var error = Assert.Throws<TrainingDivergedException>(
            () => new Trainer(net, s_recipe, set, options: new TrainerOptions { ReportEvery = 1 }).Run());
        Assert.Contains("the norm of a gradient is not a finite number after 1 of 30 iterations", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherNumberOfClassesIsRefused()
    {
        using var set = Images.Random(40);
        using var net = ResNet.Create("resnet-8", width: 4);
        var error = Assert.Throws<ArgumentException>(() => new Trainer(net, s_recipe, set));
        Assert.Contains("classes: 3", error.Message, StringComparison.Ordinal);
    }

    private static ResNet Net() => ResNet.Create("resnet-8", width: 4, classes: 3, seed: 1);

    /// <summary>A minute passes whenever it is looked at.</summary>
    private sealed class HurryingClock : TimeProvider
    {
        private long _minutes;

        public override long GetTimestamp() => ++_minutes * 60 * TimestampFrequency;
    }

    private sealed class Watcher(Action<TrainingProgress> watch) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => watch(value);
    }
}
