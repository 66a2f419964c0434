using System.Globalization;
using System.Text;
using Notebooks.Documents;
using Notebooks.Running;

namespace Notebooks.Export;

/// <summary>The page that leads to the pages of all notebooks of a run.</summary>
public static class IndexPage
{
    /// <summary>Writes index.html beside the pages, and renames it into place.</summary>
    /// <param name="title">What the notebooks are together.</param>
    /// <param name="results">How the notebooks' runs went; those without a page are left out.</param>
    /// <param name="folder">The folder of the pages.</param>
    /// <returns>The file; null when there is no page to lead to.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string? Write(string title, IEnumerable<RunResult> results, string folder)
    {
        ArgumentNullException.ThrowIfNull(results);
        RunResult[] shown = [.. results.Where(result => result.HtmlPath is not null && result.NotebookPath is not null)];
        if (shown.Length == 0)
            return null;
        var path = Path.Combine(folder, "index.html");
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(Render(title, shown)));
        return path;
    }

    private static string Render(string title, IEnumerable<RunResult> results)
    {
        var contents = new Contents();
        contents.Add(1, title);
        var body = new StringBuilder($"<section class=\"prose\"><h1>{Html.Text(title)}</h1><ol class=\"notebooks\">");
        foreach (RunResult result in results)
        {
            (string heading, string first) = Words(NotebookReader.Read(result.NotebookPath!), result.Notebook);
            var outcome = result.Failure is { } failure
                ? $"failed in cell {failure.Cell}"
                : string.Create(CultureInfo.InvariantCulture, $"{result.CellsRun} cells in {result.Elapsed.TotalSeconds:0} s");
            body.Append($"<li><a href=\"{Html.Attribute(Uri.EscapeDataString(Path.GetFileName(result.HtmlPath!)))}\">{Html.Text(heading)}</a>");
            body.Append($"<br><small>{Html.Text(first)}{(first.Length > 0 ? " · " : "")}{Html.Text(outcome)}</small></li>");
        }

        return Page.Compose(contents, title, body.Append("</ol></section>").ToString(), language: "en", scripts: "");
    }

    /// <summary>A notebook's first heading, and the heading of its first section as a word on what it holds.</summary>
    private static (string Heading, string First) Words(NotebookDocument document, string name)
    {
        string[] headings = [.. document.Cells.OfType<MarkdownCell>().SelectMany(cell => cell.Source.Split('\n'))
            .Where(line => line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line.Trim('#', ' '))];
        return (headings.FirstOrDefault() ?? name, string.Join(", ", headings.Skip(1).Take(4).Select(heading => heading.Split('·')[^1].Trim())));
    }
}
