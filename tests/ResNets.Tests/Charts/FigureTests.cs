using System.Text;
using System.Text.Json;
using ResNets.Blocks;
using ResNets.Charts;
using ResNets.Tests.Training;
using ResNets.Training;

namespace ResNets.Tests.Charts;

public sealed class FigureTests
{
    [Fact]
    public void ALogarithmicAxisIsMarkedWithPowersOfTen()
    {
        var figure = new Figure("Title", [], new Axis("layer"), new Axis("norm") { Type = "log" });
        using var json = JsonDocument.Parse(Formatted(figure, "application/vnd.plotly.v1+json"));
        var layout = json.RootElement.GetProperty("layout");
        Assert.Equal("power", layout.GetProperty("yaxis").GetProperty("exponentformat").GetString());
        Assert.Equal(4, layout.GetProperty("yaxis").GetProperty("nticks").GetInt32());
        Assert.False(layout.GetProperty("xaxis").TryGetProperty("nticks", out _));
        Assert.False(layout.GetProperty("xaxis").TryGetProperty("exponentformat", out _));
    }

    [Fact]
    public void AFigureIsPlotlyJson()
    {
        var figure = TrainingCurves.Of("Title", [Run("plain-20", Shortcut.None, 20, 60, 50), Run("resnet-20", Shortcut.A, 20, 40, 30)]);
        using var json = JsonDocument.Parse(Formatted(figure, "application/vnd.plotly.v1+json"));
        var data = json.RootElement.GetProperty("data");
        Assert.Equal(4, data.GetArrayLength());
        Assert.Equal(["scatter"], data.EnumerateArray().Select(t => t.GetProperty("type").GetString()).Distinct());
        Assert.Equal(["dash", "solid", "dash", "solid"], data.EnumerateArray().Select(t => t.GetProperty("line").GetProperty("dash").GetString()));
        Assert.Equal("error (%)", json.RootElement.GetProperty("layout").GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Contains("made-up images", figure.Subtitle, StringComparison.Ordinal);
        Assert.Contains("JPEG-derived", figure.Subtitle, StringComparison.Ordinal);
        Assert.EndsWith("live", figure.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void ANotebookGetsFourMimeTypesByConvention()
    {
        var figure = new Figure("A < B", [new BarTrace { X = ["</script>"], Y = [1] }], new Axis("x"), new Axis("y"));
        Assert.Equal("A < B", Formatted(figure, "text/plain"));
        var html = Formatted(figure, "text/html");
        Assert.Contains("aria-label=\"A &lt; B\"", html, StringComparison.Ordinal);
        Assert.Contains("integrity", html, StringComparison.Ordinal);
        Assert.Single(html.Split("</script>").SkipLast(1));
        var svg = Formatted(figure, "image/svg+xml");
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains($"src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSummarySaysWhatTheCurvesShow()
    {
        var figure = TrainingCurves.Of("T", [Run("resnet-20", Shortcut.A, 20, 40, 30)]);
        Assert.Equal("T; resnet-20 (seed 1) 30.0% training error, 35.0% test error", figure.Summary);
    }

    /// <summary>A legend of two lines a run (20 pixels each, 10 between runs) fits beside the curves, between 76 pixels above and 56 below.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(12)]
    public void AChartOfManyRunsHasRoomForTheirLegend(int runs)
    {
        var figure = TrainingCurves.Of("T", [.. Enumerable.Repeat(Run("resnet-20", Shortcut.A, 20, 40, 30), runs)]);
        Assert.True(figure.Height - 76 - 56 >= 50 * runs, $"{runs} runs in a height of {figure.Height}");
        Assert.True(runs > 1 || figure.Height == 440, "a single run needs no more than the usual height");
    }

    [Fact]
    public void TheSubtitleNamesAllDataAndBudgets()
    {
        var run = Run("resnet-20", Shortcut.A, 20, 40, 30);
        var other = run with { Header = run.Header with { Data = "other images", DataRemark = "", Recipe = Recipe.Cifar } };
        Assert.Equal(
            "made-up images (JPEG-derived pixels); other images · 20 to 64,000 iterations of 128 · recorded",
            TrainingCurves.Of("T", [run, other], "recorded").Subtitle);
    }

    [Fact]
    public void DegradationHasAMeanAndEachSeedOfEachFamily()
    {
        var figure = DegradationChart.Of("D",
        [
            Run("plain-8", Shortcut.None, 8, 60, 50), Run("plain-20", Shortcut.None, 20, 60, 60),
            Run("plain-20", Shortcut.None, 20, 60, 58), Run("resnet-20", Shortcut.A, 20, 40, 30),
        ]);
        var mean = Assert.IsType<ScatterTrace>(figure.Traces[0]);
        Assert.Equal([8, 20], mean.X);
        Assert.Equal([50, 59], mean.Y);
        Assert.Equal(4, figure.Traces.Count);
        Assert.Contains("plain-20 59.0%", figure.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void PlainIsWarmAndResidualIsCool()
    {
        foreach (var depth in new[] { 8, 20, 110, 1202 })
        {
            var (warm, cool) = (Rgb(Palette.Of(true, depth)), Rgb(Palette.Of(false, depth)));
            Assert.True(warm.R > warm.B && cool.B > cool.R);
        }

        static (int R, int G, int B) Rgb(string css) =>
            (Convert.ToInt32(css[1..3], 16), Convert.ToInt32(css[3..5], 16), Convert.ToInt32(css[5..7], 16));
    }

    /// <summary>What a notebook does: attribute by name, source by name, formatters by name.</summary>
    internal static string Formatted(object value, string mimeType)
    {
        dynamic attribute = value.GetType().GetCustomAttributes(true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType").GetValue((object)attribute);
        var mimeTypes = (string[])attribute.GetType().GetProperty("PreferredMimeTypes").GetValue((object)attribute);
        Assert.Contains(mimeType, mimeTypes);
        var source = Activator.CreateInstance(sourceType)!;
        var formatters = (IEnumerable<object>)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var formatter = formatters.Single(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)! == mimeType);
        using var writer = new StringWriter();
        Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!);
        return writer.ToString();
    }

    /// <summary>A history of two points, made up for charts.</summary>
    internal static RunHistory Run(string network, Shortcut shortcut, int depth, double first, double last) => new(
        MadeRun.Header with { Network = network, Depth = depth, Shortcut = shortcut.ToString(), DataRemark = "JPEG-derived pixels" },
        [MadeRun.Point(10, first), MadeRun.Point(20, last) with { TestError = 35 }]);
}
