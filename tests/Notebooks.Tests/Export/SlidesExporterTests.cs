using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Notebooks.Documents;
using Notebooks.Export;

namespace Notebooks.Tests.Export;

public sealed class SlidesExporterTests
{
    private const string Long = "1;\n2;\n3;\n4;\n5;\n6;\n7;\n8;\n9;\n10;\n11";
    private static readonly string s_prose = string.Concat(Enumerable.Repeat("many words ", 50)).Trim();
    private static readonly Output s_table = new DisplayOutput(MimeBundle.Plain("1").With(MimeTypes.Html, "<table></table>"));

    [Fact]
    public void MarkedCellsBeginColumnsAndUnmarkedCodeStandsBelowWithTheWordsBeforeIt() => Assert.Equal(
        [$"{s_prose} | b | c d", "e"],
        Columns(Words(s_prose, "slide"), Code("b"), Words("c"), Code("d"), Words("e", "slide")));

    [Fact]
    public void ShortCodeStandsWithAHeadingOfFewWords()
    {
        Assert.Equal(["a b | c"], Columns(Words("a", "slide"), Code("b") with { Outputs = [s_table] }, Code("c")));
        Assert.Equal([$"a | {Long}"], Columns(Words("a", "slide"), Code("b", lines: Long)));
        Assert.Equal([Long], Columns(Code("b", lines: Long)));
    }

    [Fact]
    public void ACheckStandsWithItsExercise() => Assert.Equal(
        [$"{s_prose} | b c check | d"],
        Columns(Words(s_prose, "slide"), Words("b"), Code("c"), Check("check"), Code("d")));

    [Fact]
    public void EditorsMarksAreObeyed() => Assert.Equal(
        ["a b c | e"],
        Columns(Words("a", "slide"), Words("b", "fragment"), Code("c", "-"), Words("d", "skip"), Words("e", "subslide"), Words("f", "notes")));

    [Fact]
    public void AFragmentComesAtAStepOfItsOwn()
    {
        IDocument slides = Render(Words("a", "slide"), Words("b", "fragment"));
        Assert.Equal("b", slides.QuerySelector(".fragment")!.TextContent.Trim());
    }

    [Fact]
    public void LargeOutputStandsApartFromLongCode()
    {
        Assert.Equal([$"a | {Long} | 1"], Columns(Words("a", "slide"), Code("b", lines: Long) with { Outputs = [s_table] }));
        Assert.Equal(["a b"], Columns(Words("a", "slide"), Code("b") with { Outputs = [s_table] }));
        Assert.Equal([$"a | {s_prose} b | 1"], Columns(Words("a", "slide"), Words(s_prose), Code("b") with { Outputs = [s_table] }));
    }

    [Fact]
    public void SectionsBeginSlidesWhereNobodyHasMarkedAnything() => Assert.Equal(
        ["T x", "S"], Columns(new MarkdownCell("1", "# T"), Code("x"), new MarkdownCell("2", "## S")));

    [Fact]
    public void NotesAreForTheSpeaker()
    {
        IDocument slides = Render(Words("a", "slide", "say `this < that`, $a_b$는 so"), Words("b", "notes"));
        Assert.Equal(2, slides.QuerySelectorAll("section section aside.notes p").Length);
        IElement notes = slides.QuerySelector("aside.notes")!;
        Assert.Equal("this < that", notes.QuerySelector("code")!.TextContent);
        Assert.Equal("\\(a_b\\)", notes.QuerySelector(".math")!.TextContent);
    }

    [Fact]
    public void SlidesSayWhatIsMissingAndCarryWhatIsThere()
    {
        Assert.Contains("slides", Render(Words("a", "slide")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("slides-test-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "node_modules/reveal.js/dist"));
        foreach (var (file, text) in new[] { ("reveal.js", "window.Reveal = '</script>';"), ("reveal.css", ".reveal{}") })
            File.WriteAllText(Path.Combine(folder.FullName, "node_modules/reveal.js/dist", file), text);
        IDocument slides = Parse(SlidesExporter.Render(Notebook(Words("a", "slide")), "n", new ExportAssets(folder.FullName)));
        folder.Delete(recursive: true);
        Assert.Empty(slides.QuerySelectorAll(".notice"));
        Assert.Equal(2, slides.Scripts.Length);
        Assert.All(slides.Scripts, script => Assert.Null(script.Source));
    }

    [Fact]
    public void AnEmptyNotebookHasNoSlide() => Assert.Empty(Render().QuerySelectorAll(".slides section"));

    private static MarkdownCell Words(string text, string? kind = null, string? notes = null) =>
        new(text, text) { Metadata = Metadata(kind, notes) };

    private static CodeCell Code(string text, string? kind = null, string? lines = null) => new(text, lines ?? text) { Metadata = Metadata(kind, null) };

    private static CodeCell Check(string text) => new(text, text) { Metadata = JsonElement.Parse("""{"tags": ["check"]}"""), Outputs = [s_table] };

    private static JsonElement Metadata(string? kind, string? notes) => kind is null
        ? JsonElement.Parse("{}")
        : JsonSerializer.SerializeToElement(new { slideshow = new { slide_type = kind, notes } });

    private static NotebookDocument Notebook(params Cell[] cells) => new([.. cells]);

    private static IDocument Render(params Cell[] cells) => Parse(SlidesExporter.Render(Notebook(cells), "notebook", ExportAssets.None));

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>The words of each column, its slides parted by a stroke.</summary>
    private static string[] Columns(params Cell[] cells) =>
    [
        .. Render(cells).QuerySelectorAll(".slides > section").Select(column => string.Join(" | ", column.QuerySelectorAll("section").Select(slide =>
            string.Join(' ', slide.QuerySelectorAll(".prose, code, .rich").Select(part => part.LocalName == "div" && part.ClassList.Contains("rich") ? (Beside(slide) ? "" : "1") : part.TextContent.Trim()).Where(text => text.Length > 0))))),
    ];

    /// <summary>Whether a slide shows output together with its code.</summary>
    private static bool Beside(IElement slide) => slide.QuerySelector("code") is not null;
}
