using Microsoft.DotNet.Interactive;
using ResNets.Charts;
using ResNets.Charts.Picture;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;

namespace ResNets.Tests.Training;

[Collection("console")]
public sealed class TrainingBoardTests
{
    private static readonly Recipe s_recipe = Recipe.Cifar.Scaled(3) with { BatchSize = 8, Augmentation = Augmentation.None };

    [Fact]
    public void TheChartIsThereBeforeTheFirstStepOfEachRun()
    {
        var host = new KernelInvocationContext();
        KernelInvocationContext.Current = host;
        try
        {
            TrainTwice();
        }
        finally
        {
            KernelInvocationContext.Current = null;
        }

        Assert.Equal("display resnet-8 · 0/3 iterations", host.Log[0]);
        var end = host.Log.FindIndex(line => line.StartsWith("update Board; ", StringComparison.Ordinal));
        Assert.Equal("update resnet-8 · 0/3 iterations", host.Log[end + 1]);
        Assert.Equal(2, host.Log.Count(line => line.StartsWith("update Board; ", StringComparison.Ordinal)));
    }

    [Fact]
    public void ElsewhereALineIsThereBeforeTheFirstStep()
    {
        var console = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            TrainTwice();
        }
        finally
        {
            Console.SetOut(console);
        }

        var lines = written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("resnet-8 · 0/3 iterations", lines[0]);
        Assert.StartsWith("Board; ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void ARunWithoutPointsCanBeDrawn()
    {
        var figure = TrainingCurves.Of("Board", [new RunHistory(MadeRun.Header, [])]);
        Assert.Contains("Board</text>", FigureSvg.Of(figure), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", FigureSvg.Of(figure) + PlotlyJson.Of(figure), StringComparison.Ordinal);
    }

    private static void TrainTwice()
    {
        using var set = Images.Random(24);
        var board = new TrainingBoard("Board");
        for (var seed = 1UL; seed <= 2; seed++)
        {
            using var net = ResNet.Create("resnet-8", width: 4, classes: 3, seed: 1);
            board.Train(net, s_recipe with { Seed = seed }, set);
        }
    }
}
