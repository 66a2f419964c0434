using System.Globalization;
using System.Text;
using Notebooks.Documents;
using Notebooks.Running;

namespace Notebooks.Export;

/// <summary>The page that leads to the pages of all notebooks of a run.</summary>
public static class IndexPage
{
    /// <summary>Writes index.html beside the pages, and renames it into place.</summary>
    /// <param name="results">How the notebooks' runs went; those without a page are left out.</param>
    /// <param name="folder">The folder of the pages.</param>
    /// <returns>The file; null when there is no page to lead to.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string? Write(IEnumerable<RunResult> results, string folder)
    {
        ArgumentNullException.ThrowIfNull(results);
        RunResult[] shown = [.. results.Where(result => result.HtmlPath is not null && result.NotebookPath is not null)];
        if (shown.Length == 0)
            return null;
        var path = Path.Combine(folder, "index.html");
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(Render(shown)));
        return path;
    }

    private static string Render(IReadOnlyList<RunResult> results)
    {
        NotebookDocument[] documents = [.. results.Select(result => NotebookReader.Read(result.NotebookPath!))];
        var words = IndexWords.In(PageLanguage.Of(documents[0]));
        var contents = new Contents();
        contents.Add(1, words.Title);
        var body = new StringBuilder($"<section class=\"prose\"><h1>{Html.Text(words.Title)}</h1><ol class=\"notebooks\">");
        foreach ((RunResult result, NotebookDocument document) in results.Zip(documents))
        {
            string[] headings = Headings(document);
            var outcome = result.Failure is { } failure
                ? words.Failed(failure.Cell)
                : words.Done(result.CellsRun, result.Elapsed);
            body.Append(CultureInfo.InvariantCulture, $"<li><span class=\"number\">{Html.Text(Number(result.Notebook))}</span><div>");
            body.Append($"<a href=\"{Html.Attribute(Uri.EscapeDataString(Path.GetFileName(result.HtmlPath!)))}\">");
            body.Append($"{Html.Text(headings.FirstOrDefault() ?? result.Notebook)}</a>");
            body.Append($"<p>{Html.Text(string.Join(" · ", headings.Skip(1).Select(heading => heading.Split('·')[^1].Trim())))}</p>");
            body.Append($"<small>{Html.Text(outcome)}</small>");
            if (result.SlidesPath is { } slides)
                body.Append($" · <small><a href=\"{Html.Attribute(Uri.EscapeDataString(Path.GetFileName(slides)))}\">{Html.Text(words.Slides)}</a></small>");
            body.Append("</div></li>");
        }

        return Page.Compose(contents, words.Title, body.Append("</ol></section>").ToString(), words.Language, scripts: "");
    }

    /// <summary>The digits that a notebook's name begins with.</summary>
    private static string Number(string notebook) => new([.. notebook.TakeWhile(char.IsAsciiDigit)]);

    /// <summary>A notebook's title, and those of its sections.</summary>
    private static string[] Headings(NotebookDocument document) =>
        [.. document.Cells.OfType<MarkdownCell>().SelectMany(cell => cell.Source.Split('\n'))
            .Where(line => line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line.Trim('#', ' '))];
}
