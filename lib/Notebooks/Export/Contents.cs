using System.Text;

namespace Notebooks.Export;

/// <summary>The headings of a page, collected while its cells are rendered.</summary>
internal sealed class Contents
{
    private readonly List<Heading> _headings = [];
    private readonly HashSet<string> _anchors = [];

    /// <summary>The text of the first heading of level 1, or null.</summary>
    public string? Title => _headings.Find(heading => heading.Level == 1)?.Text;

    /// <summary>Adds a heading and gives it an anchor that no other heading of the page has.</summary>
    /// <param name="level">From 1.</param>
    /// <param name="text">Its words, without mark-up.</param>
    public string Add(int level, string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-')]);
        var plain = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        var anchor = plain;
        for (var i = 2; !_anchors.Add(anchor); i++)
        {
            anchor = $"{plain}-{i}";
        }

        _headings.Add(new Heading(level, text, anchor));
        return anchor;
    }

    /// <summary>The headings of level 2 as links.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        foreach (var heading in _headings.Where(heading => heading.Level == 2))
        {
            html.Append($"<li><a href=\"#{Html.Attribute(heading.Anchor)}\">{Html.Text(heading.Text)}</a></li>");
        }

        return html.Length == 0 ? string.Empty : $"<nav class=\"contents\" aria-label=\"Contents\"><ol>{html}</ol></nav>";
    }

    private sealed record Heading(int Level, string Text, string Anchor);
}
