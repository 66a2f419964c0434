using ResNets.Networks;
using ResNets.Training;

namespace ResNets.Tests.Training;

/// <summary>One trainer that is run more than once.</summary>
public sealed class RerunTests
{
    private static readonly Recipe s_recipe = Recipe.Cifar.Scaled(10) with { BatchSize = 8 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AStoppedTrainerGoesOnToTheHistoryOfAnUndisturbedOne(bool withFile)
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using var net = Net();
        var options = new TrainerOptions
        {
            ReportEvery = 2,
            CheckpointPath = folder["net"],
            HistoryPath = withFile ? folder["net.jsonl"] : null,
            Resume = true,
        };
        var trainer = new Trainer(net, s_recipe, set, options: options);
        Assert.Throws<OperationCanceledException>(() => Stop(trainer, after: 6));
        Assert.Equal([2, 4, 6], Iterations(trainer.History));
        Assert.Throws<OperationCanceledException>(() => Stop(trainer, after: 8));
        var history = trainer.Run();

        using var same = Net();
        var undisturbed = new Trainer(same, s_recipe, set, options: new TrainerOptions { ReportEvery = 2 }).Run();
        Assert.Equal(undisturbed.Points.Select(Measured), history.Points.Select(Measured));
        Assert.Equal(history.Points.Select(point => point.Seconds).Order(), history.Points.Select(point => point.Seconds));
        Assert.Equal([2, 4, 6, 8, 10], Iterations(trainer.Run()));
        if (withFile)
        {
            Assert.Equal([2, 4, 6, 8, 10], Iterations(Assert.Single(Runs.Load(folder["net.jsonl"]))));
        }
    }

    [Fact]
    public void ATrainedNetworkIsNotTrainedAgainAsIfItWereNew()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using var net = Net();
        var trainer = new Trainer(
            net, s_recipe, set, options: new TrainerOptions { ReportEvery = 2, HistoryPath = folder["net.jsonl"], CheckpointPath = folder["net"] });
        trainer.Run();
        var written = File.ReadAllBytes(folder["net.jsonl"]);

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Run());

        Assert.StartsWith("This trainer has trained resnet-8 before, in place, and has no checkpoint to go on from; ", error.Message, StringComparison.Ordinal);
        Assert.Equal([2, 4, 6, 8, 10], Iterations(trainer.History));
        Assert.Equal(written, File.ReadAllBytes(folder["net.jsonl"]));
    }

    [Fact]
    public void ARunThatWasStoppedBeforeItsFirstStepCanBegin()
    {
        using var set = Images.Random(24);
        using var net = Net();
        var trainer = new Trainer(net, s_recipe, set, options: new TrainerOptions { ReportEvery = 5 });
        Assert.Throws<OperationCanceledException>(() => trainer.Run(cancellation: new CancellationToken(canceled: true)));
        Assert.Equal([5, 10], Iterations(trainer.Run()));
    }

    private static ResNet Net() => ResNet.Create("resnet-8", width: 4, classes: 3, seed: 1);

    private static IEnumerable<int> Iterations(RunHistory history) => history.Points.Select(point => point.Iteration);

    private static (int Iteration, double Loss, double Error, double Rate, GradientNorms Norms) Measured(HistoryPoint point) =>
        (point.Iteration, point.TrainingLoss, point.TrainingError, point.LearningRate, point.GradientNorms);

    private static void Stop(Trainer trainer, int after)
    {
        using var source = new CancellationTokenSource();
        trainer.Run(new AtIteration(after, source.Cancel), source.Token);
    }
}
