using System.Text.Json;
using ResNets.Charts;
using ResNets.Evaluation;

namespace ResNets.Tests.Charts;

public sealed class EvaluationChartTests
{
    /// <summary>Bird, bird, bird, cat; the last two wrong, one of them with 0.9.</summary>
    private static readonly Scores s_scores = new(
        [0.8f, 0.2f, 0, 0.6f, 0.4f, 0, 0.1f, 0.9f, 0, 0.5f, 0.3f, 0.2f], [0, 0, 0, 1], ["bird", "cat", "dog"]);

    [Fact]
    public void ConfusionHasARowForEachClassInPercentAndImagesInTheCells()
    {
        var trace = Assert.IsType<HeatmapTrace>(Assert.Single(ConfusionChart.Of(s_scores.Confusion()).Traces));

        Assert.Equal([[66.67, 33.33, 0], [100, 0, 0], [0, 0, 0]], trace.Z);
        Assert.Equal([["2", "1", "0"], ["1", "0", "0"], ["0", "0", "0"]], trace.Text!);
        Assert.Equal(["bird", "cat", "dog"], trace.Y!);
        Assert.Equal("%{text}", trace.TextTemplate);
    }

    [Fact]
    public void TheFirstClassIsAtTheTop()
    {
        using var json = JsonDocument.Parse(Json(s_scores.Confusion()));
        var root = json.RootElement;

        Assert.Equal("reversed", root.GetProperty("layout").GetProperty("yaxis").GetProperty("autorange").GetString());
        Assert.Equal("category", root.GetProperty("layout").GetProperty("xaxis").GetProperty("type").GetString());
        Assert.Equal("heatmap", root.GetProperty("data")[0].GetProperty("type").GetString());
    }

    [Fact]
    public void SizesOfPointsAreOneNumberOrOneForEach()
    {
        using var json = JsonDocument.Parse(Json(s_scores.Calibrate(5)));
        var sizes = json.RootElement.GetProperty("data")[1].GetProperty("marker").GetProperty("size");
        Assert.Equal([30, 22.7, 22.7], sizes.EnumerateArray().Select(size => size.GetDouble()));

        var figure = new Figure("", [new BarTrace { X = ["a"], Y = [1], Marker = new MarkerStyle("#000000", 9) }], new Axis(""), new Axis(""));
        using var one = JsonDocument.Parse(Json(figure));
        Assert.Equal(9, one.RootElement.GetProperty("data")[0].GetProperty("marker").GetProperty("size").GetDouble());
    }

    [Fact]
    public void ManyClassesHaveNoNumbersInTheirCells()
    {
        string[] names = [.. Enumerable.Range(0, 21).Select(i => $"{i}")];
        var counts = names.Select(_ => new int[21]).ToArray();

        Assert.Null(Assert.IsType<HeatmapTrace>(ConfusionChart.Of(new ConfusionMatrix(counts, names)).Traces[0]).TextTemplate);
    }

    [Fact]
    public void ConfusionInWordsNamesTheWorst()
    {
        const string Expected =
            "who is taken for whom: 2 wrong of 4 images of 3 classes; bird for cat 1 times; cat for bird 1 times";

        Assert.Equal(Expected, s_scores.Confusion().ToString());
        Assert.Equal(Expected, FigureTests.Formatted(s_scores.Confusion(), "text/plain"));
    }

    [Fact]
    public void CalibrationLeavesOutIntervalsWithoutImages()
    {
        var trace = Assert.IsType<ScatterTrace>(CalibrationChart.Of(s_scores.Calibrate(5)).Traces[1]);

        Assert.Equal([55, 80, 90], trace.X);
        Assert.Equal([50, 100, 0], trace.Y);
        Assert.Equal(["2", "1", "1"], trace.Text!);
        Assert.Equal([30, 22.7, 22.7], trace.Marker!.Sizes!);
    }

    [Fact]
    public void CalibrationInWordsSaysHowSureAndHowRight()
    {
        // Gaps of .05, .2 and .9 for two, one and one of four images.
        const string Expected =
            "accuracy by confidence: 4 images, sure by 70.0% and right in 50.0%; expected calibration error 30.0%";

        Assert.Equal(Expected, s_scores.Calibrate(5).ToString());
        Assert.Equal(Expected, FigureTests.Formatted(s_scores.Calibrate(5), "text/plain"));
        Assert.Contains("Plotly.newPlot", FigureTests.Formatted(s_scores.Calibrate(5), "text/html"), StringComparison.Ordinal);
    }

    private static string Json(object value) => FigureTests.Formatted(value, "application/vnd.plotly.v1+json");
}
