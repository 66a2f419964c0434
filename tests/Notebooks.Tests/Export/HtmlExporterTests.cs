using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Notebooks.Documents;
using Notebooks.Export;

namespace Notebooks.Tests.Export;

public sealed class HtmlExporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("export-test-").FullName;

    [Fact]
    public void ProseHasAnchorsContentsCalloutsFormulasAndPageLinks()
    {
        IDocument page = Render(new MarkdownCell("a", """
            # Title

            ## 1 · Idea
            Text with $x_1 * y_1$ and [the next](01-next.ipynb#part) and [out](https://example.org/x.ipynb).

            ## 1 · Idea
            > **Exercise.** Do it.

            > quoted

            $$y = F(x) + x$$
            """));
        Assert.Equal("Title", page.Title);
        Assert.Equal(["#1-idea", "#1-idea-2"], page.QuerySelectorAll(".contents a").Select(a => a.GetAttribute("href")));
        Assert.NotNull(page.GetElementById("1-idea-2"));
        Assert.Equal(["01-next.html#part", "https://example.org/x.ipynb"], page.QuerySelectorAll(".prose a").Select(a => a.GetAttribute("href")));
        Assert.Equal([true, false], page.QuerySelectorAll("blockquote").Select(quote => quote.ClassList.Contains("callout")));
        Assert.Equal("\\(x_1 * y_1\\)", page.QuerySelector("span.math:not(.display)")!.TextContent);
        Assert.Contains("y = F(x) + x", page.QuerySelector(".math.display")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void AHeadingMayEndInAFormula()
    {
        IDocument page = Render(new MarkdownCell("a", "# The ratio $\\frac{a}{b}$"));
        Assert.Equal("\\(\\frac{a}{b}\\)", page.QuerySelector("h1 .math")!.TextContent);
        Assert.Equal("The ratio \\frac{a}{b}", page.Title);
    }

    [Fact]
    public void AFormulaEndsWhereAKoreanParticleFollows()
    {
        IDocument page = Render(new MarkdownCell("a", "잔차 $F(x)$와 $x$의 합, `$a$의`, $n$."));
        Assert.Equal(["\\(F(x)\\)", "\\(x\\)", "\\(n\\)"], page.QuerySelectorAll("span.math").Select(math => math.TextContent));
        Assert.Equal("$a$의", page.QuerySelector("code")!.TextContent);
    }

    [Fact]
    public void CodeIsColouredAndStaysAsItWas()
    {
        const string Code = "#r \"x.dll\"\nvar a = new List<int>(); // <why>\nConsole.WriteLine($\"{a.Count} \\\" & done\");\n";
        IDocument page = Render(new CodeCell("a", Code));
        IElement code = page.QuerySelector(".source code")!;
        Assert.Equal(Code, code.TextContent);
        Assert.Equal("#r \"x.dll\"", code.QuerySelector(".directive")!.TextContent.Trim());
        Assert.Equal(["var", "new", "int"], code.QuerySelectorAll(".keyword").Select(k => k.TextContent));
        Assert.Equal("// <why>", code.QuerySelector(".comment")!.TextContent);
        Assert.Equal("List", code.QuerySelector(".type")!.TextContent);
        Assert.Equal("WriteLine", code.QuerySelector(".method")!.TextContent);
    }

    [Fact]
    public void OutputsAreShownInTheirRichestForm()
    {
        MimeBundle both = MimeBundle.Plain("plain").With(MimeTypes.Html, "<b>rich</b>");
        IDocument page = Render(new CodeCell("a", "1") with
        {
            Outputs =
            [
                new StreamOutput("stdout", "a < b\u001b[31m red\u001b[0m\n"),
                new DisplayOutput(both),
                new DisplayOutput(MimeBundle.Plain("picture").With(MimeTypes.Png, "AAAA\nBBBB")),
                new ErrorOutput("Error", "it <broke>", []),
            ],
        });
        Assert.Equal("a < b red", page.QuerySelector(".stream")!.TextContent);
        Assert.Equal("rich", page.QuerySelector(".rich b")!.TextContent);
        Assert.Equal("data:image/png;base64,AAAABBBB", page.QuerySelector(".picture img")!.GetAttribute("src"));
        Assert.Equal("Error: it <broke>", page.QuerySelector(".error")!.TextContent);
    }

    [Fact]
    public void PicturesBesideTheNotebookAndAttachmentsAreInThePage()
    {
        File.WriteAllBytes(Path.Combine(_folder, "a b.png"), [1, 2, 3]);
        var attachments = System.Text.Json.JsonElement.Parse("""{"in.png": {"image/png": "BBBB"}}""");
        var cell = new MarkdownCell("a", "![one](a%20b.png) ![two](attachment:in.png) ![three](https://example.org/c.png) ![four](none.png)")
        {
            OtherMembers = System.Collections.Immutable.ImmutableSortedDictionary<string, System.Text.Json.JsonElement>.Empty.Add("attachments", attachments),
        };
        IDocument page = Parse(HtmlExporter.Render(Notebook(cell), "n", ExportAssets.None, _folder));
        Assert.Equal(
            ["data:image/png;base64,AQID", "data:image/png;base64,BBBB", "https://example.org/c.png", "none.png"],
            page.QuerySelectorAll(".prose img").Select(image => image.GetAttribute("src")));
    }

    [Fact]
    public void ALineThatWasWrittenOverShowsItsLastState()
    {
        IDocument page = Render(new CodeCell("a", "1") with { Outputs = [new StreamOutput("stdout", "begin\r\n10%\r100%\rdone\nend")] });
        Assert.Equal("begin\ndone\nend", page.QuerySelector(".stream")!.TextContent);
    }

    [Fact]
    public void AChartHoldsItsFigureItsWordsAndOnePlotly()
    {
        Install("plotly.js-cartesian-dist-min/plotly-cartesian.min.js", "window.Plotly = { mark: '</script>' };");
        const string Figure = """{"data":[{"name":"</script><b>"}],"layout":{}}""";
        Output chart = new DisplayOutput(MimeBundle.Plain("falls from 90% to 40%").With(MimeTypes.Plotly, Figure));
        IDocument page = Render(new CodeCell("a", "1") with { Outputs = [chart, chart] });
        Assert.Equal(2, page.QuerySelectorAll(".chart").Length);
        Assert.All(page.QuerySelectorAll(".chart"), place => Assert.Equal("falls from 90% to 40%", place.GetAttribute("aria-label")));
        Assert.Contains("</script><b>", System.Text.Json.JsonDocument.Parse(page.QuerySelector(".chart script")!.TextContent)
            .RootElement.GetProperty("data")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Single(page.Scripts, script => script.Text.Contains("window.Plotly = {", StringComparison.Ordinal));
    }

    [Fact]
    public void UntilAChartIsDrawnItsPictureStandsThere()
    {
        MimeBundle data = MimeBundle.Plain("falls").With(MimeTypes.Plotly, """{"data":[]}""").With(MimeTypes.Svg, "<svg>é</svg>");
        IElement picture = Render(new CodeCell("a", "1") with { Outputs = [new DisplayOutput(data)] }).QuerySelector(".chart img")!;
        Assert.Equal("data:image/svg+xml;base64,PHN2Zz7DqTwvc3ZnPg==", picture.GetAttribute("src"));
        Assert.Equal("falls", picture.GetAttribute("alt"));
    }

    [Fact]
    public void FormulasBringKatexWithItsFonts()
    {
        Install("katex/dist/katex.min.js", "window.katex = {};");
        Install("katex/dist/katex.min.css", "@font-face{font-family:K;src:url(fonts/K.woff2) format(\"woff2\"),url(fonts/K.ttf) format(\"truetype\")}");
        Install("katex/dist/fonts/K.woff2", "font");
        IDocument page = Render(new MarkdownCell("a", "$x$"));
        Assert.Contains(page.QuerySelectorAll("style"), style => style.TextContent.Contains("src:url(data:font/woff2;base64,Zm9udA==) format(\"woff2\")}", StringComparison.Ordinal));
        Assert.Contains(page.Scripts, script => script.Text.Contains("window.katex = {}", StringComparison.Ordinal));
    }

    [Fact]
    public void APageWithoutChartsOrFormulasBringsNeither()
    {
        Install("plotly.js-cartesian-dist-min/plotly-cartesian.min.js", "window.Plotly = {};");
        IDocument page = Render(new MarkdownCell("a", "words"));
        Assert.Single(page.Scripts);
        Assert.Empty(page.QuerySelectorAll(".notice"));
    }

    [Fact]
    public void WithoutThePackagesAPageLinksThemWithTheirHashAndSaysSo()
    {
        Output chart = new DisplayOutput(MimeBundle.Plain("words").With(MimeTypes.Plotly, """{"data":[]}"""));
        var assets = ExportAssets.None with { PlotlyScript = new AssetLink(new Uri("https://cdn.example.org/p.js"), "sha384-abc") };
        IDocument page = Parse(HtmlExporter.Render(Notebook(new CodeCell("a", "1") with { Outputs = [chart] }), "n", assets));
        Assert.Equal("sha384-abc", page.Scripts.Single(script => script.Source is not null).Integrity);
        Assert.Contains("cdn.example.org", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("not at hand", Parse(HtmlExporter.Render(Notebook(new CodeCell("a", "1") with { Outputs = [chart] }), "n", ExportAssets.None)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "en")]
    [InlineData("""{ "lang": "ko" }""", "ko")]
    public void ThePageSaysTheLanguageOfTheProse(string metadata, string language)
    {
        using var json = JsonDocument.Parse(metadata);
        NotebookDocument notebook = Notebook(new MarkdownCell("a", "# 합")) with { Metadata = json.RootElement };
        Assert.Equal(language, Parse(HtmlExporter.Render(notebook, "n", ExportAssets.None)).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public void WritingReplacesTheFileAsAWhole()
    {
        var path = Path.Combine(_folder, "page.html");
        File.WriteAllText(path, "before");
        HtmlExporter.Write(Notebook(new MarkdownCell("a", "after")), "n", path, ExportAssets.None);
        Assert.Contains("after", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static NotebookDocument Notebook(params Cell[] cells) => new([.. cells]);

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private IDocument Render(params Cell[] cells) =>
        Parse(HtmlExporter.Render(Notebook(cells), "notebook", new ExportAssets(_folder)));

    private void Install(string file, string content)
    {
        var path = Path.Combine(_folder, "node_modules", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
