using ResNets.Blocks;
using ResNets.Charts;
using ResNets.Training;

namespace ResNets.Tests.Charts;

public sealed class AblationChartTests
{
    [Fact]
    public void EachVariantHasItsMeanAndStandardErrorForTrainingAndTest()
    {
        var figure = AblationChart.Of("T", [new RunGroup("the recipe", [Run(40), Run(44)]), new RunGroup("no decay", [Run(50), Run(51)])]);

        var training = Assert.IsType<ScatterTrace>(figure.Traces[0]);
        Assert.Equal([42, 50.5], training.Y);
        Assert.Equal([2, 0.5], training.ErrorY!.Array);
        Assert.Equal("circle-open", training.Marker!.Symbol);
        Assert.Equal([35, 35], Assert.IsType<ScatterTrace>(figure.Traces[1]).Y);
        Assert.Equal(["the<br>recipe", "no<br>decay"], figure.X.TickTexts!);
        Assert.Equal("T; the recipe 42.0% training, 35.0% test error; no decay 50.5% training, 35.0% test error", figure.Summary);
    }

    [Fact]
    public void OneRunHasNoBarAndAVariantWithoutRunsIsLeftOut()
    {
        var figure = AblationChart.Of("T", [new RunGroup("a", [Run(40)]), new RunGroup("b", [])]);

        Assert.Null(Assert.IsType<ScatterTrace>(figure.Traces[0]).ErrorY);
        Assert.Equal(["a"], figure.X.TickTexts!);
    }

    [Fact]
    public void WithoutTestErrorsOnlyTheTrainingErrorIsDrawn()
    {
        var run = Run(40);
        var untested = run with { Points = [.. run.Points.Select(point => point with { TestError = null })] };

        Assert.Single(AblationChart.Of("T", [new RunGroup("a", [untested])]).Traces);
    }

    private static RunHistory Run(double error) => FigureTests.Run("resnet-20", Shortcut.A, 20, error, error);
}
