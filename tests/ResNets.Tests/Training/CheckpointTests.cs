using ResNets.Blocks;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;
using ResNets.Weights;
using static TorchSharp.torch;

namespace ResNets.Tests.Training;

public sealed class CheckpointTests
{
    private static readonly Recipe s_recipe = Recipe.Cifar.Scaled(20) with { BatchSize = 8 };

    [Fact]
    public void WeightsAndBuffersComeBack()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using var net = Net("resnet-8");
        Train(net, set, folder);

        using var copy = Net("resnet-8");
        var state = Checkpoint.LoadWeights(folder["net"], copy);
        Assert.Equal((20, true, set.Fingerprint), (state.Iteration, state.Schedule.Warm, state.Identity.DataFingerprint));
        foreach (var (key, value) in net.state_dict())
        {
            Assert.True(value.allclose(copy.state_dict()[key], rtol: 0, atol: 0), key);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    public void ACancelledRunResumesByteForByte(int stopAfter)
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using (var whole = Net("resnet-8"))
        {
            Train(whole, set, folder, "whole");
        }

        using (var first = Net("resnet-8"))
        {
            using var source = new CancellationTokenSource();
            var options = Options(folder, "net") with { ReportEvery = 1 };
            Assert.Throws<OperationCanceledException>(() =>
                new Trainer(first, s_recipe, set, options: options).Run(new AtIteration(stopAfter, source.Cancel), source.Token));
            Assert.Equal(stopAfter, Checkpoint.Inspect(folder["net"])!.Iteration);
        }

        using var second = Net("resnet-8");
        Train(second, set, folder);
        Assert.Equal(File.ReadAllBytes(folder["whole"]), File.ReadAllBytes(folder["net"]));
    }

    /// <summary>Ten steps, then the rest of the twenty by a trainer that has been asked where the run stands and how long it takes.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StepsThatAreTimedChangeNothing(bool resumed)
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using (var whole = Net("resnet-8"))
        {
            Train(whole, set, folder, "whole");
        }

        if (resumed)
        {
            using var first = Net("resnet-8");
            using var source = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => new Trainer(first, s_recipe, set, options: Options(folder, "net") with { ReportEvery = 1 })
                .Run(new AtIteration(10, source.Cancel), source.Token));
        }

        using var net = Net("resnet-8");
        var trainer = new Trainer(net, s_recipe, set, set, Options(folder, "net"));
        Assert.Equal(resumed ? 10 : null, trainer.Reached?.Iteration);
        Assert.Equal(resumed ? 10 : 20, trainer.Estimate().StepsLeft);
        trainer.Run();
        Assert.Equal(File.ReadAllBytes(folder["whole"]), File.ReadAllBytes(folder["net"]));
    }

    [Fact]
    public void AFinishedRunHasNothingLeftToDo()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using (var net = Net("resnet-8"))
        {
            Train(net, set, folder);
        }

        var before = File.ReadAllBytes(folder["net"]);
        using var again = Net("resnet-8");
        Assert.True(Train(again, set, folder).IsFinished);
        Assert.Equal(before, File.ReadAllBytes(folder["net"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5_000)]
    public void ATornCheckpointIsPassedOverForTheOneBefore(int length)
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using (var net = Net("resnet-8"))
        {
            Train(net, set, folder);
        }

        var whole = File.ReadAllBytes(folder["net"]);
        Assert.True(length < whole.Length);
        File.WriteAllBytes(folder["net"], whole[..length]);
        Assert.Equal(15, Checkpoint.Inspect(folder["net"])!.Iteration);
        using var again = Net("resnet-8");
        var trainer = new Trainer(again, s_recipe, set, options: Options(folder, "net"));
        Assert.Equal(15, trainer.Reached!.Iteration);
        Assert.Contains("The one before it is used.", trainer.ResumeNote, StringComparison.Ordinal);
        trainer.Run();
        Assert.Contains("The one before it is used.", trainer.ResumeNote, StringComparison.Ordinal);
        Assert.Equal(whole, File.ReadAllBytes(folder["net"]));
    }

    [Fact]
    public void OneChangedBitIsFound()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using var net = Net("resnet-8");
        Train(net, set, folder);
        File.Delete(Checkpoint.PreviousOf(folder["net"]));
        var bytes = File.ReadAllBytes(folder["net"]);
        bytes[^1000] ^= 1;
        File.WriteAllBytes(folder["net"], bytes);
        var error = Assert.Throws<InvalidDataException>(() => Checkpoint.Inspect(folder["net"]));
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("No whole checkpoint is left", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AKillBetweenTheTwoRenamesLosesNothing()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using (var net = Net("resnet-8"))
        {
            Train(net, set, folder);
        }

        var whole = File.ReadAllBytes(folder["net"]);
        File.Delete(folder["net"]);
        using var again = Net("resnet-8");
        Train(again, set, folder);
        Assert.Equal(whole, File.ReadAllBytes(folder["net"]));
    }

    public static TheoryData<string, Recipe, ulong, string> OtherRuns => new()
    {
        { "resnet-8", s_recipe with { LearningRate = 0.05 }, 1, "recipe.learningRate is 0.05 and was 0.1" },
        { "resnet-8", s_recipe.Scaled(40), 1, "recipe.iterations is 40 and was 20; recipe.drops is [20,30] and was [10,15]" },
        { "resnet-8", s_recipe with { WarmUp = WarmUp.Paper }, 1, "recipe.warmUp is {\"learningRate\":0.01,\"untilTrainingError\":80,\"every\":20} and was none" },
        { "plain-8", s_recipe, 1, "network.name is plain-8 and was resnet-8; network.options.shortcut is None and was A" },
        { "resnet-14", s_recipe, 1, "network.depth is 14 and was 8" },
        { "resnet-8", s_recipe, 2, "dataFingerprint is " },
    };

    [Theory]
    [MemberData(nameof(OtherRuns), DisableDiscoveryEnumeration = true)]
    public void ACheckpointOfAnotherRunIsRefusedWithTheDifference(string network, Recipe recipe, ulong dataSeed, string expected)
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using (var net = Net("resnet-8"))
        {
            Train(net, set, folder);
        }

        var before = File.ReadAllBytes(folder["net"]);
        using var otherSet = Images.Random(24, seed: dataSeed);
        using var other = Net(network);
        var trainer = new Trainer(other, recipe, otherSet, options: Options(folder, "net"));
        var error = Assert.Throws<InvalidDataException>(() => trainer.Reached);
        Assert.Equal(error.Message, Assert.Throws<InvalidDataException>(trainer.Estimate).Message);
        Assert.Equal(error.Message, Assert.Throws<InvalidDataException>(() => trainer.Run()).Message);
        Assert.Contains("is a checkpoint of another run: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["net"]));
    }

    [Fact]
    public void TheOptionOfAShortcutIsADifferenceToo()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using var net = Net("resnet-8");
        Train(net, set, folder);
        using var other = ResNet.Create("resnet-8", Shortcut.B, width: 4, classes: 3);
        var error = Assert.Throws<InvalidDataException>(() => Checkpoint.LoadWeights(folder["net"], other));
        Assert.Contains("another network: network.options.shortcut is B and was A", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherSafetensorsFileIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var value = zeros(2);
        SafeTensors.Write(folder["other"], new Dictionary<string, Tensor> { ["a"] = value }, new Dictionary<string, string>());
        using var net = Net("resnet-8");
        var error = Assert.Throws<InvalidDataException>(() => Checkpoint.LoadWeights(folder["other"], net));
        Assert.Contains("not a checkpoint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatCannotBeWrittenStopsTheRunAndKeepsTheLastGoodCheckpoint()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using var net = Net("resnet-8");
        var options = Options(folder, "net") with { ReportEvery = 1 };

        // A folder in the place of the file that is written beside: every later checkpoint fails.
        var error = Assert.Throws<RunFileException>(() => new Trainer(net, s_recipe, set, options: options).Run(
            new AtIteration(6, () => Directory.CreateDirectory(folder["net.new.part"]))));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Contains("the run stopped after 10 iterations; the checkpoint of iteration 5 is kept", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, Checkpoint.Inspect(folder["net"])!.Iteration);
    }

    private static RunHistory Train(ResNet net, ImageSet set, TemporaryFolder folder, string name = "net") =>
        new Trainer(net, s_recipe, set, options: Options(folder, name)).Run();

    private static TrainerOptions Options(TemporaryFolder folder, string name) => new()
    {
        CheckpointPath = folder[name],
        HistoryPath = folder[name + ".jsonl"],
        CheckpointEvery = 5,
        Resume = true,
    };

    private static ResNet Net(string name) => ResNet.Create(name, width: 4, classes: 3, seed: 2);
}
