using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using ResNets.Charts;
using ResNets.Charts.Picture;

namespace ResNets.Tests.Charts;

/// <summary>The picture of a figure, against places that a ruler would find.</summary>
public sealed class FigureSvgTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void PointsLieWhereTheAxesSay()
    {
        var plot = Plot(Figure(new ScatterTrace { X = [0, 5, 10], Y = [0, 25, 100] }) with
        {
            X = new Axis("x") { Range = [0, 10] },
            Y = new Axis("y") { Range = [0, 100] },
        });
        var (left, top, width, height) = Area(plot);
        Assert.Equal(
            [(left, top + height), (left + (width / 2), top + (height * 0.75)), (left + width, top)],
            Corners(plot.Element(s_svg + "path")!), Near.Pixels);
    }

    [Fact]
    public void OnALogarithmicAxisTimesTenIsAlwaysAsFar()
    {
        var plot = Plot(Figure(new ScatterTrace { X = [0, 1, 2, 3], Y = [1, 10, 100, 0] }) with { Y = new Axis("y") { Type = "log" } });
        var places = Corners(plot.Element(s_svg + "path")!);
        Assert.Equal(3, places.Length);
        Assert.Equal(places[0].Y - places[1].Y, places[1].Y - places[2].Y, 0.11);
    }

    [Fact]
    public void ALineBreaksWhereANumberIsMissing()
    {
        var path = Plot(Figure(new ScatterTrace { X = [0, 1, 2, 3, 4], Y = [1, 2, double.NaN, 3, 4] })).Element(s_svg + "path")!.Attribute("d")!.Value;
        Assert.Equal("MLML", string.Concat(path.Where(char.IsLetter)));
    }

    [Fact]
    public void BarsAreAsHighAsTheirNumbersAndThoseOfTwoTracesStandSideBySide()
    {
        var plot = Plot(Figure(
            new BarTrace { X = ["a", "b"], Y = [10, 20] }, new BarTrace { X = ["b", "a"], Y = [-20, 5] }));
        var bars = plot.Elements(s_svg + "rect").Select(bar => (X: Number(bar, "x"), Y: Number(bar, "y"), Width: Number(bar, "width"), Height: Number(bar, "height"))).ToArray();
        Assert.Equal(bars[1].Height, 2 * bars[0].Height, 0.2);
        Assert.Equal(bars[1].Height, bars[2].Height, 0.2);
        Assert.Equal(bars[1].Y + bars[1].Height, bars[2].Y, 0.2);
        Assert.Equal(bars[1].X + bars[1].Width, bars[2].X, 0.2);
        Assert.True(bars[3].X < bars[1].X, "the second trace's 'a' stands over the first's");
    }

    [Fact]
    public void ABarOfUncertaintyReachesItsLengthBothWays()
    {
        var plot = Plot(Figure(new ScatterTrace { X = [1], Y = [50], Mode = "markers", ErrorY = new ErrorBars([25], "red") }) with
        {
            Y = new Axis("y") { Range = [0, 100] },
        });
        var (_, top, _, height) = Area(plot);
        var stem = plot.Elements(s_svg + "path").Single().Attribute("d")!.Value.Split('M')[2].Split('V');
        Assert.Equal(top + (height * 0.75), Parse(stem[0].Split(' ')[1]), 0.1);
        Assert.Equal(top + (height * 0.25), Parse(stem[1]), 0.1);
    }

    [Fact]
    public void TheFirstRowOfAGridIsBelowAndTheSmallestNumberIsViolet()
    {
        var picture = Svg(Figure(new HeatmapTrace { Z = [[0, double.NaN], [1, 2]] }));
        var image = picture.Descendants(s_svg + "image").Single().Attribute("href")!.Value;
        var rows = Pixels(Convert.FromBase64String(image["data:image/png;base64,".Length..]), 400);
        Assert.Equal([0x21, 0x91, 0x8c], rows[0][..3]);
        Assert.Equal([0xfd, 0xe7, 0x25], rows[0][^3..]);
        Assert.Equal([0x44, 0x01, 0x54], rows[^1][..3]);
        Assert.Equal([255, 255, 255], rows[^1][^3..]);
    }

    [Theory]
    [InlineData("Viridis", null, new[] { "440154", "21918c", "fde725" })]
    [InlineData("Greys", null, new[] { "000000", "808080", "ffffff" })]
    [InlineData("Greys", true, new[] { "ffffff", "808080", "000000" })]
    [InlineData("Blues", null, new[] { "050aac", "4664f5", "dcdcdc" })]
    [InlineData("Blues", true, new[] { "dcdcdc", "4664f5", "050aac" })]
    [InlineData("Blues", false, new[] { "050aac", "4664f5", "dcdcdc" })]
    public void TheColoursOfAGridAndItsBarAreThoseOfPlotly(string scale, bool? isReversed, string[] expected)
    {
        var picture = Svg(Figure(new HeatmapTrace { Z = [[0, 5, 10]], ColorScale = scale, ReverseScale = isReversed }));
        var image = picture.Descendants(s_svg + "image").Single().Attribute("href")!.Value;
        var row = Pixels(Convert.FromBase64String(image["data:image/png;base64,".Length..]), 399)[0];
        int[] places = [0, 200, 398];
        Assert.Equal(expected, places.Select(x => Convert.ToHexStringLower(row[(3 * x)..(3 * (x + 1))])));
        var bar = picture.Elements(s_svg + "rect").Select(step => step.Attribute("fill")!.Value).Where(fill => fill.StartsWith('#')).Skip(1).ToArray();
        Assert.Equal(64, bar.Length);
        Assert.Equal([expected[0], expected[2]], new[] { bar[0], bar[^1] }.Select(fill => expected.MinBy(color => Distance(color, fill[1..]))));
    }

    [Fact]
    public void ABarOfColoursHasItsTitleInThePictureAndInTheChart()
    {
        var figure = Figure(new HeatmapTrace { Z = [[0, 1]], ColorBar = new ColorBar("log10 loss") });
        Assert.Contains("log10 loss", Texts(Svg(figure)));
        using var json = JsonDocument.Parse(PlotlyJson.Of(figure));
        Assert.Equal(
            """{"title":{"text":"log10 loss"}}""", json.RootElement.GetProperty("data")[0].GetProperty("colorbar").GetRawText());
    }

    [Fact]
    public void OnAReversedAxisTheFirstRowIsAbove()
    {
        var map = new HeatmapTrace { Z = [[0], [1]], Y = ["first", "second"], TextTemplate = "%{y}", ColorScale = "Greys" };
        var picture = Svg(Figure(map) with { Y = new Axis("y") { AutoRange = "reversed" } });
        var image = picture.Descendants(s_svg + "image").Single().Attribute("href")!.Value;
        Assert.Equal([0, 0, 0], Pixels(Convert.FromBase64String(image["data:image/png;base64,".Length..]), 400)[0][..3]);
        var places = picture.Descendants(s_svg + "text").Where(text => text.Value is "first" or "second").ToLookup(text => text.Value, text => Number(text, "y"));
        Assert.Equal(2, places["first"].Count());
        Assert.True(places["first"].Max() < places["second"].Min());
        var points = Corners(Plot(Figure(new ScatterTrace { X = [0, 1], Y = [0, 1] }) with { Y = new Axis("y") { AutoRange = "reversed" } }).Element(s_svg + "path")!);
        Assert.True(points[0].Y < points[1].Y);
    }

    [Fact]
    public void ColoursThatOnlyPlotlyKnowsAreReplacedAndThePictureSaysSo()
    {
        var map = new HeatmapTrace { Z = [[0, 1]] };
        Assert.Contains("about; colours of this picture: Viridis, in place of Jet", Texts(Svg(Figure(map with { ColorScale = "Jet" }) with { Subtitle = "about" })));
        Assert.DoesNotContain(Texts(Svg(Figure(map))), text => text.Contains("Viridis", StringComparison.Ordinal));
    }

    [Fact]
    public void CellsHoldWhatTheirTemplateSaysLightOnDarkAndDarkOnLight()
    {
        var plot = Plot(Figure(new HeatmapTrace
        {
            Z = [[0, 1], [double.NaN, 0.25]],
            X = ["left", "right"],
            Text = [["a", "b"], ["c", "d"]],
            TextTemplate = "%{text} %{x} %{z:.1f} %{other}",
            ColorScale = "Greys",
        }));
        var cells = plot.Descendants(s_svg + "text").Select(text => (text.Value, text.Attribute("fill")!.Value)).ToArray();
        Assert.Equal([("a left 0.0 %{other}", "#fff"), ("b right 1.0 %{other}", "#444"), ("d right 0.2 %{other}", "#fff")], cells);
        var (left, _, width, _) = Area(plot);
        Assert.Equal(left + (width / 4), Number(plot.Descendants(s_svg + "text").First(), "x"), 0.1);
    }

    [Fact]
    public void WordsThatWouldBeTooSmallToReadStayOut()
    {
        var row = Enumerable.Repeat(0.5, 200).ToArray();
        Assert.Empty(Plot(Figure(new HeatmapTrace { Z = [row], TextTemplate = "%{z}" })).Descendants(s_svg + "text"));
        Assert.NotEmpty(Plot(Figure(new HeatmapTrace { Z = [row[..20]], TextTemplate = "%{z}" })).Descendants(s_svg + "text"));
    }

    [Fact]
    public void WordsThatLookLikeMarkUpAreWords()
    {
        const string Hostile = "</svg><script>\u0001&\"'\ud800";
        var figure = new Figure(
            $"<b>T</b> {Hostile}",
            [
                new BarTrace { Name = Hostile, X = [Hostile], Y = [1], Marker = new MarkerStyle(Hostile) },
                new ScatterTrace { Name = Hostile, X = [0], Y = [1], Mode = "lines+markers", Line = new LineStyle(Hostile), Marker = new MarkerStyle(Hostile), ErrorY = new ErrorBars([1], Hostile) },
            ],
            new Axis(Hostile), new Axis(Hostile))
        { Subtitle = Hostile, Summary = Hostile };
        var picture = Svg(figure);
        Assert.Empty(picture.Descendants(s_svg + "script"));
        Assert.Contains("T </svg><script>&\"'", Texts(picture));
        Assert.Equal("</svg><script>&\"'", picture.Element(s_svg + "title")!.Value);
    }

    [Fact]
    public void OneTraceNeedsNoLegendAndATraceCanStayOut()
    {
        var named = new ScatterTrace { Name = "one", X = [0], Y = [0] };
        Assert.DoesNotContain("one", Texts(Svg(Figure(named))));
        var texts = Texts(Svg(Figure(named, named with { Name = "two", ShowLegend = false })));
        Assert.Contains("one", texts);
        Assert.DoesNotContain("two", texts);
    }

    [Theory]
    [InlineData(0, 1, new[] { "0", "0.2", "0.4", "0.6", "0.8", "1" })]
    [InlineData(0, 64000, new[] { "0", "10k", "20k", "30k", "40k", "50k", "60k" })]
    [InlineData(-0.3, 0.31, new[] { "−0.3", "−0.2", "−0.1", "0", "0.1", "0.2", "0.3" })]
    public void MarksAreRoundNumbers(double low, double high, string[] expected) =>
        Assert.Equal(expected, SvgMarks.Of(low, high, isLog: false).Select(mark => mark.Text));

    [Fact]
    public void ALogarithmicAxisIsMarkedWithPowersOfTen()
    {
        Assert.Equal(["0.01", "0.1", "1", "10", "100"], SvgMarks.Of(-2, 2.1, isLog: true).Select(mark => mark.Text));
        Assert.Equal(["1", "2", "5", "10"], SvgMarks.Of(0, 1, isLog: true).Select(mark => mark.Text));
    }

    [Fact]
    public void GivenMarksStandAtTheirPlaces()
    {
        var texts = Texts(Svg(Figure(new ScatterTrace { X = [8, 56], Y = [0, 1] }) with
        {
            X = new Axis("layers") { TickValues = [8, 20, 56, 110], TickTexts = ["eight", "twenty", "fifty-six", "out of range"] },
        }));
        Assert.Equal(["eight", "twenty", "fifty-six"], texts.Intersect(["eight", "twenty", "fifty-six"]));
        Assert.DoesNotContain("out of range", texts);
    }

    [Fact]
    public void ThePictureIsTheSameUnderEveryCulture()
    {
        var figure = Figure(new ScatterTrace { X = [0.5, 1234567.5], Y = [0.25, 1e-7] }, new BarTrace { X = ["a"], Y = [0.5] });
        var expected = FigureSvg.Of(figure);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(expected, FigureSvg.Of(figure));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [MemberData(nameof(Poor), DisableDiscoveryEnumeration = true)]
    public void AFigureWithLittleInItIsAPictureToo(Figure figure) =>
        Assert.DoesNotContain("NaN", Svg(figure).ToString(), StringComparison.Ordinal);

    public static TheoryData<Figure> Poor => new(
        Figure(),
        Figure(new ScatterTrace { X = [], Y = [] }),
        Figure(new ScatterTrace { X = [double.NaN], Y = [double.PositiveInfinity], Mode = "lines+markers" }),
        Figure(new ScatterTrace { X = [3], Y = [3], Mode = "markers" }),
        Figure(new BarTrace { X = [], Y = [] }),
        Figure(new BarTrace { X = ["a"], Y = [0] }) with { Y = new Axis("y") { Type = "log" } },
        Figure(new HeatmapTrace { Z = [] }),
        Figure(new HeatmapTrace { Z = [[]] }),
        Figure(new HeatmapTrace { Z = [[1]] }));

    private static Figure Figure(params Trace[] traces) => new("Title", traces, new Axis("x"), new Axis("y"));

    private static XElement Svg(Figure figure) => XElement.Parse(FigureSvg.Of(figure));

    /// <summary>The part of the picture that holds the traces.</summary>
    private static XElement Plot(Figure figure) => Svg(figure).Element(s_svg + "svg")!;

    private static (double Left, double Top, double Width, double Height) Area(XElement plot) =>
        (Number(plot, "x"), Number(plot, "y"), Number(plot, "width"), Number(plot, "height"));

    private static string[] Texts(XElement svg) => [.. svg.Descendants(s_svg + "text").Select(text => text.Value)];

    private static int Distance(string color, string other) =>
        Convert.FromHexString(color).Zip(Convert.FromHexString(other)).Sum(pair => Math.Abs(pair.First - pair.Second));

    private static double Number(XElement element, string attribute) => Parse(element.Attribute(attribute)!.Value);

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static (double X, double Y)[] Corners(XElement path) =>
    [
        .. path.Attribute("d")!.Value.Split('M', 'L').Skip(1).Select(corner => corner.Split(' ')).Select(pair => (Parse(pair[0]), Parse(pair[1]))),
    ];

    /// <summary>The rows of an unfiltered PNG picture of red, green and blue.</summary>
    private static byte[][] Pixels(byte[] png, int width)
    {
        var begin = 8 + 25 + 8;
        using var zlib = new ZLibStream(new MemoryStream(png, begin, png.Length - begin), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return [.. plain.ToArray().Chunk(1 + (width * 3)).Select(row => row[1..])];
    }

    /// <summary>Places are written with one decimal.</summary>
    private sealed class Near : IEqualityComparer<(double X, double Y)>
    {
        public static Near Pixels { get; } = new();

        public bool Equals((double X, double Y) x, (double X, double Y) y) => Math.Abs(x.X - y.X) < 0.11 && Math.Abs(x.Y - y.Y) < 0.11;

        public int GetHashCode((double X, double Y) obj) => 0;
    }
}
