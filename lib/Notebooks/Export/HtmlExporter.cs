using System.Text;
using Notebooks.Documents;

namespace Notebooks.Export;

/// <summary>Turns an executed notebook into one HTML file that needs nothing else: no server, no network, no folder.</summary>
public static class HtmlExporter
{
    /// <summary>Writes the page beside its place and renames it.</summary>
    /// <param name="document">The executed notebook.</param>
    /// <param name="notebookName">The page's title where the notebook has no heading.</param>
    /// <param name="htmlPath">The file; replaced if it exists.</param>
    /// <param name="assets">Where plotly.js and KaTeX come from.</param>
    /// <param name="folder">Where pictures are that the notebook names by relative path; null: they stay links.</param>
    public static void Write(
        NotebookDocument document, string notebookName, string htmlPath, ExportAssets assets, string? folder = null) =>
        AtomicFile.Write(htmlPath, Encoding.UTF8.GetBytes(Render(document, notebookName, assets, folder)));

    /// <summary>The page's HTML.</summary>
    /// <param name="document">The executed notebook.</param>
    /// <param name="notebookName">The page's title where the notebook has no heading.</param>
    /// <param name="assets">Where plotly.js and KaTeX come from.</param>
    /// <param name="folder">Where pictures are that the notebook names by relative path; null: they stay links.</param>
    public static string Render(NotebookDocument document, string notebookName, ExportAssets assets, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(assets);
        var contents = new Contents();
        var body = new StringBuilder();
        foreach (var cell in document.Cells)
        {
            body.Append(CellHtml.Of(cell, contents, folder));
        }

        return Page.Compose(contents, notebookName, body.ToString(), PageLanguage.Of(document), PageScripts.For(body, assets));
    }
}
