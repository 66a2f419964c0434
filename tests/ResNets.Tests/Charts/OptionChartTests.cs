using ResNets.Blocks;
using ResNets.Charts;
using ResNets.Training;

namespace ResNets.Tests.Charts;

public sealed class OptionChartTests
{
    [Fact]
    public void TheBarIsOneStandardErrorOfTheMeanAndOneRunHasNone()
    {
        var figure = OptionChart.Of(
            "T", [Run(Shortcut.B, 40), Run(Shortcut.A, 44), Run(Shortcut.A, 50)], run => run.FinalTrainingError, "error (%)");

        var a = Assert.IsType<ScatterTrace>(figure.Traces[0]);
        Assert.Equal([47], a.Y);
        Assert.Equal([3], a.ErrorY!.Array);
        Assert.Equal([44, 50], Assert.IsType<ScatterTrace>(figure.Traces[1]).Y);
        Assert.Null(Assert.IsType<ScatterTrace>(figure.Traces[2]).ErrorY);
        Assert.Equal(["option A", "option B"], figure.X.TickTexts!);
        Assert.Equal("T; option A 47.0 ± 3.0%; option B 40.0%, one run", figure.Summary);
    }

    [Fact]
    public void CurvesNameTheOptionWhereRunsDifferInIt()
    {
        Assert.Equal("resnet-20 B (seed 1), training", TrainingCurves.Of("T", [Run(Shortcut.A, 1), Run(Shortcut.B, 1)]).Traces[2].Name);
        Assert.Equal("resnet-20 (seed 1), training", TrainingCurves.Of("T", [Run(Shortcut.B, 1)]).Traces[0].Name);
    }

    private static RunHistory Run(Shortcut option, double error) => FigureTests.Run("resnet-20", option, 20, error, error);
}
