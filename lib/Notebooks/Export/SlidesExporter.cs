using System.Text;
using Notebooks.Documents;
using Notebooks.Export.Slides;

namespace Notebooks.Export;

/// <summary>Turns an executed notebook into slides: one HTML file for a projector that needs nothing else.</summary>
public static class SlidesExporter
{
    /// <summary>What follows the notebook's name in the name of the file.</summary>
    public const string Extension = ".slides.html";

    /// <summary>Writes the slides beside their place and renames them.</summary>
    /// <param name="document">The executed notebook.</param>
    /// <param name="notebookName">The slides' title where the notebook has no heading.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="assets">Where reveal.js, plotly.js and KaTeX come from.</param>
    /// <param name="folder">Where pictures are that the notebook names by relative path; null: they stay links.</param>
    public static void Write(
        NotebookDocument document, string notebookName, string path, ExportAssets assets, string? folder = null) =>
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(Render(document, notebookName, assets, folder)));

    /// <summary>The slides' HTML.</summary>
    /// <param name="document">The executed notebook.</param>
    /// <param name="notebookName">The slides' title where the notebook has no heading.</param>
    /// <param name="assets">Where reveal.js, plotly.js and KaTeX come from.</param>
    /// <param name="folder">Where pictures are that the notebook names by relative path; null: they stay links.</param>
    public static string Render(NotebookDocument document, string notebookName, ExportAssets assets, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(assets);
        var deck = new SlideDeck(folder);
        foreach (Cell cell in document.Cells)
            deck.Add(cell);
        var body = new StringBuilder();
        foreach (IReadOnlyList<Slide> column in deck.Columns)
            body.Append($"<section>{string.Concat(column.Select(Section))}</section>\n");
        return Frame(deck.Contents.Title ?? notebookName, PageLanguage.Of(document), body.ToString(), PageScripts.ForSlides(assets) + PageScripts.For(body, assets));
    }

    private static string Section(Slide slide)
    {
        var notes = slide.Notes.Count == 0 ? "" : $"<aside class=\"notes\">{string.Concat(slide.Notes)}</aside>";
        return $"<section id=\"cell-{Html.Attribute(slide.Id)}\"><div class=\"slide\">{slide.Body}</div>{notes}</section>";
    }

    private static string Frame(string title, string language, string body, string scripts) => $"""
        <!DOCTYPE html>
        <html lang="{Html.Attribute(language)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Text(title)}</title>
        </head>
        <body>
        <div class="reveal"><div class="slides">
        {body}</div></div>
        {scripts}<style>
        {PageResource.Text("cells.css")}{PageResource.Text("slides.css")}</style>
        <script>
        {PageResource.Text("math.js")}{PageResource.Text("slides.js")}</script>
        </body>
        </html>

        """;
}
