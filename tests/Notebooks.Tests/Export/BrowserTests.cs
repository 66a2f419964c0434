using System.Text.Json;
using Notebooks.Export;
using Notebooks.Running;
using Notebooks.Tests.Authoring;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Export;

/// <summary>
/// Opens pages and slides from disk in a browser without a network, as a student and a lecturer do. Pictures of what it
/// shows are kept in out/pictures.
/// </summary>
public sealed class BrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    // What plotly.js has put into the page for each chart: [traces of the figure, traces that are drawn].
    private const string Drawn = """
        return [...document.querySelectorAll("SCOPE .chart")].map((chart) => [
          (chart.data || []).length,
          chart.querySelectorAll(".scatterlayer .trace, .barlayer .trace, .heatmaplayer .hm").length]);
        """;

    // The axes that lack names, each as a sentence: the names of its figure, and which of them are shown.
    private const string LackingNames = """
        return [...document.querySelectorAll(".chart")].flatMap((chart) => ["x", "y"].map((letter) => {
          const axis = chart._fullLayout[letter + "axis"];
          const names = axis.type === "category" ? axis._categories : axis.ticktext || [];
          const shown = [...chart.querySelectorAll(`.${letter}tick text`)].filter((mark) => mark.checkVisibility({ opacityProperty: true }));
          return [names.join(", "), shown.map((mark) => mark.textContent).join(", "), names.length === 0 || names.length === shown.length];
        })).filter((axis) => !axis[2]).map((axis) => `${axis[0]}: only ${axis[1]}`);
        """;

    private const string ScrolledLegends = "return [...document.querySelectorAll('.legend .scrollbar')].filter((bar) => +bar.getAttribute('height') > 0).length;";

    private const string Finished = "[...document.querySelectorAll('SCOPE .chart')].every((chart) => chart.querySelector('.main-svg .cartesianlayer *'))";

    private readonly string _output = Directory.CreateTempSubdirectory("browser test ").FullName;

    /// <summary>The notebooks for students, in English.</summary>
    public static TheoryData<string> English => NotebookRulesTests.English;

    public void Dispose() => Directory.Delete(_output, recursive: true);

    [Theory]
    [MemberData(nameof(English))]
    public async Task A_notebook_of_the_course_is_shown_whole(string name)
    {
        Browser.Require();
        RunResult result = await RunAsync(Path.Combine(CourseFolder.Notebooks, name));
        var charts = CheckPage(result, 1280) + CheckPage(result, 380);
        Assert.Equal(charts, 2 * CheckSlides(result));
    }

    [Fact]
    public async Task Every_kind_of_output_is_shown_whole()
    {
        Browser.Require();
        const string Figure = """
            display(new Chart());
            """;
        var path = TestNotebook.Write(
            _output, "kinds.ipynb",
            "# Kinds of output, and a word that is verylongverylongverylongverylongverylongverylong $\\frac{a}{b}$",
            Formatters + Kinds,
            Figure,
            "Enumerable.Range(0, 5).Select(i => new { Network = $\"resnet-{i}\", Parameters = i * 1000, Error = 1.5 * i, Remark = new string('r', 60) })",
            "Console.WriteLine(new string('-', 300)); throw new InvalidOperationException(new string('e', 200));");
        RunResult result = await RunAsync(path);
        Assert.Equal("InvalidOperationException", result.Failure?.ErrorName);
        Assert.Equal(1, CheckPage(result, 1280));
        Assert.Equal(1, CheckPage(result, 380));
        Assert.Equal(1, CheckSlides(result));
    }

    [Fact]
    public async Task A_long_legend_is_shown_whole_and_leaves_room_for_its_chart()
    {
        Browser.Require();
        var path = TestNotebook.Write(_output, "legend.ipynb", "# A long legend", Formatters + LongLegend, "display(new Chart());");
        RunResult result = await RunAsync(path);
        Assert.Null(result.Failure);
        foreach (var width in new[] { 1280, 380 })
        {
            Assert.Equal(1, CheckPage(result, width));
            var plot = browser.Ask("return document.querySelector('.nsewdrag').getBoundingClientRect().height;").GetDouble();
            Assert.True(plot > 200, $"at {width} pixels the legend leaves {plot} pixels of height for the chart");
        }
    }

    [Fact]
    public async Task Charts_fit_again_when_a_phone_is_turned_or_the_page_is_printed()
    {
        Browser.Require();
        var path = TestNotebook.Write(
            _output, "turned.ipynb", "# Turned", Formatters + LongLegend, "display(new Chart());", "display(new Chart());");
        RunResult result = await RunAsync(path);
        Assert.Null(result.Failure);
        browser.Open(result.HtmlPath!, 380, 800);
        browser.WaitFor(Finished.Replace("SCOPE", "", StringComparison.Ordinal));
        var (atFirst, wide) = (Sizes(), new[] { 800, 620, 1280 });
        foreach (var width in wide)
        {
            browser.Resize(width, 700);
            Assert.All(Sizes(), size => Assert.True(size.Height == 740 && size.Legend < 700, $"at {width} pixels a chart is {size}"));
        }

        browser.Ask("document.getElementById('theme').click(); return 0;");
        browser.ShowAsPrinted(true);
        Assert.All(Sizes(), size => Assert.InRange(size.Width, 520, 642));
        Assert.Equal("light", browser.Ask("return document.documentElement.dataset.theme;").GetString());
        browser.ShowAsPrinted(false);
        Assert.Equal("dark", browser.Ask("return document.documentElement.dataset.theme;").GetString());
        browser.Ask("document.getElementById('theme').click(); return 0;");
        browser.Resize(380, 800);
        Assert.Equal(atFirst, Sizes());
        Assert.Empty(browser.Errors());
    }

    [Fact]
    public async Task A_phone_gets_the_contents_and_copy_buttons_and_no_chart_offers_to_be_uploaded()
    {
        Browser.Require();
        var path = TestNotebook.Write(_output, "phone.ipynb", "# Phone\n\n## First part\n\n## Second part", Formatters + Kinds, "display(new Chart());");
        RunResult result = await RunAsync(path);
        browser.Open(result.HtmlPath!, 380, 800);
        Assert.Equal(2, browser.Ask("return document.querySelectorAll('.copy').length;").GetInt32());
        Assert.True(browser.Ask("return +getComputedStyle(document.querySelector('.copy')).opacity > 0.5;").GetBoolean());
        const string Listed = "return [...document.querySelectorAll('.contents a')].filter((link) => link.checkVisibility()).map((link) => link.textContent).join();";
        Assert.Equal("", browser.Ask(Listed).GetString());
        browser.Ask("document.getElementById('open-contents').click(); return 0;");
        Assert.Equal("First part,Second part", browser.Ask(Listed).GetString());
        browser.Ask("document.querySelectorAll('.contents a')[1].click(); return 0;");
        Assert.Equal("", browser.Ask(Listed).GetString());
        browser.Resize(1280, 800);
        Assert.Equal("First part,Second part", browser.Ask(Listed).GetString());
        Assert.False(browser.Ask("return document.getElementById('open-contents').checkVisibility();").GetBoolean());
        const string Buttons = "return [...document.querySelectorAll('.modebar-btn')].map((button) => button.dataset.title).join();";
        browser.WaitFor("document.querySelector('.modebar-btn')");
        Assert.Contains("Download plot", browser.Ask(Buttons).GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Share", browser.Ask(Buttons).GetString(), StringComparison.Ordinal);
    }

    /// <summary>Twelve runs, each a group of two curves, in a chart that is high enough for them.</summary>
    private const string LongLegend = """
        public class JsonFormatter { public string MimeType => "application/vnd.plotly.v1+json"; public bool Format(object o, System.IO.TextWriter w) {
          var curves = from run in Enumerable.Range(0, 12) from kind in new[] { "training", "test" }
            select $"{{\"type\":\"scatter\",\"x\":[1,2],\"y\":[{run},2],\"name\":\"resnet-20 (seed {run}), {kind}\",\"legendgroup\":\"{run}\"}}";
          w.Write("{\"data\":[" + string.Join(",", curves) + "],\"layout\":{\"height\":740,\"font\":{\"size\":13},\"margin\":{\"t\":76,\"b\":56},\"title\":{\"text\":\"Twelve runs\"}}}"); return true; } }
        """;

    /// <summary>A chart with every kind of trace, by the convention of formatters.</summary>
    private const string Kinds = """
        public class JsonFormatter { public string MimeType => "application/vnd.plotly.v1+json"; public bool Format(object o, System.IO.TextWriter w) {
          w.Write("{\"data\":[{\"type\":\"scatter\",\"x\":[1,2,3],\"y\":[1,3,2],\"name\":\"line\"},{\"type\":\"bar\",\"x\":[1,2,3],\"y\":[1,2,3]},{\"type\":\"heatmap\",\"z\":[[1,2],[3,4]]}],\"layout\":{\"title\":{\"text\":\"A title of many words that is wider than a phone, with <sup>small print</sup>\"}}}"); return true; } }
        """;

    private const string Formatters = """
        [AttributeUsage(AttributeTargets.Class)]
        public class TypeFormatterSourceAttribute : Attribute { public TypeFormatterSourceAttribute(Type t) => FormatterSourceType = t; public Type FormatterSourceType { get; } }
        public class ChartFormatters { public IEnumerable<object> CreateTypeFormatters() => new object[] { new JsonFormatter() }; }
        [TypeFormatterSource(typeof(ChartFormatters))] public class Chart { }

        """;

    private async Task<RunResult> RunAsync(string path)
    {
        var modules = Path.Combine(CourseFolder.Root, ".course");
        Assert.True(
            Directory.Exists(Path.Combine(modules, "node_modules", "reveal.js")),
            $"{modules} lacks the packages of npm that pages carry; './course setup' installs them.");
        var request = new RunRequest(path, Path.Combine(_output, "out"))
        {
            Slides = true,
            Assets = new ExportAssets(modules),
            Environment = new Dictionary<string, string> { ["RESNET_BUDGET"] = "smoke" },
        };
        return await new NotebookRunner().RunAsync(request, null, TestContext.Current.CancellationToken);
    }

    /// <returns>How many charts the page has.</returns>
    private int CheckPage(RunResult result, int width)
    {
        browser.Open(result.HtmlPath!, width, 900);
        browser.WaitFor(Finished.Replace("SCOPE", "", StringComparison.Ordinal));
        browser.Photograph(PictureOf(result, $"{width}px"), whole: true);
        var charts = RequireDrawn(result, "");
        Assert.Empty(browser.Errors());
        JsonElement widths = browser.Ask("return [window.innerWidth, document.documentElement.scrollWidth];");
        Assert.Equal((width, width), (widths[0].GetInt32(), widths[1].GetInt32()));
        Assert.Equal(0, browser.Ask(ScrolledLegends).GetInt32());
        Assert.Empty(browser.Ask(LackingNames).EnumerateArray().Select(axis => axis.GetString()));
        Assert.Equal(0, browser.Ask("return document.querySelectorAll('.math:not(:has(.katex)), .katex-error').length;").GetInt32());
        return charts;
    }

    /// <returns>How many charts the slides have.</returns>
    private int CheckSlides(RunResult result)
    {
        browser.Open(result.SlidesPath!, 1280, 720);
        browser.WaitFor("window.Reveal && Reveal.isReady()");
        browser.Photograph(PictureOf(result, "slides-1"), whole: false);
        var (slides, charts) = (browser.Ask("return Reveal.getSlides().length;").GetInt32(), 0);
        Assert.True(slides > 1, "a notebook is more than one slide");
        if (browser.Ask("return (Reveal.getCurrentSlide().querySelector('aside.notes p') || {}).textContent ?? null;") is { ValueKind: JsonValueKind.String } notes)
            Assert.Contains(notes.GetString()!, browser.ReadInNewWindow("s", notes.GetString()!), StringComparison.Ordinal);
        for (var i = 0; i < slides; i++)
        {
            browser.Ask($"const at = Reveal.getIndices(Reveal.getSlides()[{i}]); Reveal.slide(at.h, at.v); return 0;");
            browser.WaitFor($"Reveal.getSlides().indexOf(Reveal.getCurrentSlide()) === {i} && {Finished.Replace("SCOPE", ".slides .present .present", StringComparison.Ordinal)}");
            var shown = RequireDrawn(result, ".slides .present .present");
            Assert.True(
                browser.Ask("const slide = Reveal.getCurrentSlide().querySelector('.slide'); return slide.scrollWidth <= slide.clientWidth + 1;").GetBoolean(),
                $"slide {i + 1} of {result.SlidesPath} is wider than the projector");
            if (shown > 0 && charts == 0)
                browser.Photograph(PictureOf(result, "slides-chart"), whole: false);
            charts += shown;
        }

        Assert.Empty(browser.Errors());
        return charts;
    }

    /// <summary>The sizes of the page's charts, when each fills its place and nothing lies over it.</summary>
    private (int Width, int Height, int Legend)[] Sizes()
    {
        const string Settled = "[...document.querySelectorAll('.chart')].every((chart) => chart.querySelector('.main-svg').clientWidth === Math.min(chart.clientWidth, matchMedia('print').matches ? 642 : 9999))";
        browser.WaitFor(Settled);
        JsonElement sizes = browser.Ask(
            "return [...document.querySelectorAll('.chart')].map((chart) => { const svg = chart.querySelector('.main-svg'); "
                + "return [svg.clientWidth, svg.clientHeight, Math.round(chart.querySelector('.legend').getBoundingClientRect().height), chart.clientHeight]; });");
        Assert.Equal(2, sizes.GetArrayLength());
        Assert.All(sizes.EnumerateArray(), size => Assert.Equal(size[1].GetInt32(), size[3].GetInt32()));
        return [.. sizes.EnumerateArray().Select(size => (size[0].GetInt32(), size[1].GetInt32(), size[2].GetInt32()))];
    }

    private int RequireDrawn(RunResult result, string scope)
    {
        JsonElement drawn = browser.Ask(Drawn.Replace("SCOPE", scope, StringComparison.Ordinal));
        Assert.All(drawn.EnumerateArray(), chart => Assert.True(
            chart[0].GetInt32() > 0 && chart[0].GetInt32() == chart[1].GetInt32(),
            $"a chart of {result.Notebook} has {chart[0]} traces and {chart[1]} are drawn"));
        return drawn.GetArrayLength();
    }

    private static string PictureOf(RunResult result, string what) => Path.Combine(CourseFolder.Root, "out", "pictures", $"{result.Notebook}.{what}.png");
}
