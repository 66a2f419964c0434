using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Notebooks.Documents;
using Notebooks.Export;

namespace Notebooks.Tests.Export;

public sealed class SlidesExporterTests
{
    private const string Long = "1;\n2;\n3;\n4;\n5;\n6;\n7;\n8";
    private static readonly Output s_table = new DisplayOutput(MimeBundle.Plain("1").With(MimeTypes.Html, "<table></table>"));

    [Fact]
    public void MarkedCellsBeginColumnsAndUnmarkedCodeStandsBelowWithTheWordsBeforeIt() => Assert.Equal(
        ["a | b | c d", "e"],
        Columns(Words("a", "slide"), Code("b"), Words("c"), Code("d"), Words("e", "slide")));

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
        Assert.Equal(["a | b | 1"], Columns(Words("a", "slide"), Code("b", lines: Long) with { Outputs = [s_table] }).Select(column => column.Replace(Long, "b", StringComparison.Ordinal)));
        Assert.Equal(["a | b"], Columns(Words("a", "slide"), Code("b") with { Outputs = [s_table] }));
    }

    [Fact]
    public void SectionsBeginSlidesWhereNobodyHasMarkedAnything() => Assert.Equal(
        ["T | x", "S"], Columns(new MarkdownCell("1", "# T"), Code("x"), new MarkdownCell("2", "## S")));

    [Fact]
    public void NotesAreForTheSpeaker()
    {
        IDocument slides = Render(Words("a", "slide", "say <this>"), Words("b", "notes"));
        Assert.Equal(["say <this>", "b"], slides.QuerySelectorAll("section section aside.notes p").Select(note => note.TextContent));
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
