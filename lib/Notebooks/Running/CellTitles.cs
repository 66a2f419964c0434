using Notebooks.Documents;

namespace Notebooks.Running;

/// <summary>The heading that each code cell stands under.</summary>
internal static class CellTitles
{
    /// <summary>A title for each code cell that is run, in order; empty where no heading is above.</summary>
    public static IReadOnlyList<string> Of(NotebookDocument document)
    {
        var titles = new List<string>();
        var title = "";
        foreach (Cell cell in document.Cells)
        {
            if (cell is MarkdownCell)
                title = LastHeading(cell.Source) ?? title;
            else if (cell is CodeCell { IsBlank: false })
                titles.Add(title);
        }

        return titles;
    }

    private static string? LastHeading(string markdown)
    {
        string? heading = null;
        var fenced = false;
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            var level = line.TakeWhile(c => c == '#').Count();
            if (!fenced && level is >= 1 and <= 6 && line.Length > level && line[level] == ' ')
                heading = line[level..].Trim().TrimEnd('#').Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Trim();
        }

        return heading;
    }
}
