using ResNets.Blocks;
using ResNets.Charts;
using ResNets.Training;

namespace ResNets.Tests.Charts;

public sealed class Table6ChartTests
{
    [Fact]
    public void WithoutRunsItIsThePapersTable()
    {
        var figure = Table6Chart.Of([]);

        var paper = Assert.IsType<ScatterTrace>(Assert.Single(figure.Traces));
        Assert.Equal(Paper.CifarDepths.Select(depth => $"{depth}"), paper.Text!);
        Assert.Equal(paper.X, figure.X.TickValues!);
        Assert.Equal(paper.Text!, figure.X.TickTexts!);
        Assert.Equal(Paper.CifarDepths.Select(depth => Paper.Table6Of(depth).Error), paper.Y);
    }

    [Fact]
    public void RunsOfOneBudgetAreOneSeriesThatNamesIt()
    {
        var figure = Table6Chart.Of([Run(32, 640), Run(20, 640), Run(20, 4_000)]);

        Assert.Equal(
            ["paper, table 6", "ours, 640 of 64,000 iterations", "ours, 4,000 of 64,000 iterations"],
            figure.Traces.Select(trace => trace.Name).Order(StringComparer.Ordinal).Reverse());
        Assert.Contains("ours, 640 of 64,000 iterations: 20 layers 35.00%, 32 layers 35.00%", figure.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunUnderOnePercentOfTheIterationsIsLeftOutAndTheChartSaysSo()
    {
        var figure = Table6Chart.Of([Run(1202, 639), Run(20, 640)]);

        Assert.Equal(["paper, table 6", "ours, 640 of 64,000 iterations"], figure.Traces.Select(trace => trace.Name));
        Assert.EndsWith("runs under 1% of the iterations left out", figure.Subtitle, StringComparison.Ordinal);
        Assert.DoesNotContain("left out", Table6Chart.Of([Run(20, 640)]).Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyThePapersNetworksOnAllImagesCompare()
    {
        var run = Run(20, 640);
        RunHistory[] others =
        [
            run with { Header = run.Header with { Shortcut = nameof(Shortcut.None) } },
            run with { Header = run.Header with { Width = 8 } },
            run with { Header = run.Header with { Depth = 8 } },
            run with { Header = run.Header with { Data = "CIFAR-10, 5,000 train images at 16×16" } },
            run with { Points = [run.Points[0]] },
        ];

        Assert.Equal([run], Table6Chart.Comparable([.. others, run]));
    }

    private static RunHistory Run(int depth, int iterations)
    {
        var run = FigureTests.Run($"resnet-{depth}", Shortcut.A, depth, 40, 30);
        return run with
        {
            Header = run.Header with { Width = 16, Data = "CIFAR-10, 50,000 train images at 32×32" },
            Points = [run.Points[0], run.Points[1] with { Iteration = iterations }],
        };
    }
}
