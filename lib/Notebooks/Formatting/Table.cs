using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Notebooks.Documents;

namespace Notebooks.Formatting;

/// <summary>A table of short texts, as HTML and as aligned plain text.</summary>
/// <param name="Header">Column titles; empty for a table without.</param>
/// <param name="Rows">The rows, each as long as the header.</param>
/// <param name="Numeric">Which columns hold numbers, and are aligned at the right.</param>
/// <param name="Footer">A remark under the table, or null.</param>
internal sealed record Table(
    ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<bool> Numeric, string? Footer)
{
    public MimeBundle ToBundle() => MimeBundle.Plain(ToPlain()).With(MimeTypes.Html, ToHtml());

    private string ToHtml()
    {
        var html = new StringBuilder("<table>\n");
        if (Header.Length > 0)
        {
            html.Append("<thead><tr>");
            for (var i = 0; i < Header.Length; i++)
                html.Append(CultureInfo.InvariantCulture, $"<th{Class(i)}>{WebUtility.HtmlEncode(Header[i])}</th>");
            html.Append("</tr></thead>\n");
        }

        html.Append("<tbody>\n");
        foreach (ImmutableArray<string> row in Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Length; i++)
                html.Append(CultureInfo.InvariantCulture, $"<td{Class(i)}>{WebUtility.HtmlEncode(row[i])}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>");
        return Footer is null ? html.ToString() : $"{html}<p>{WebUtility.HtmlEncode(Footer)}</p>";
    }

    private string Class(int column) => Numeric[column] ? " class=\"number\" style=\"text-align:right\"" : " style=\"text-align:left\"";

    private string ToPlain()
    {
        int[] widths = [.. Enumerable.Range(0, Numeric.Length).Select(i =>
            Math.Max(Header.Length > i ? Header[i].Length : 0, Rows.Select(row => row[i].Length).DefaultIfEmpty().Max()))];
        var lines = new List<string>();
        if (Header.Length > 0)
        {
            lines.Add(Line(Header, widths));
            lines.Add(string.Join("  ", widths.Select(width => new string('-', width))));
        }

        lines.AddRange(Rows.Select(row => Line(row, widths)));
        if (Footer is not null)
            lines.Add(Footer);
        return string.Join('\n', lines);
    }

    private string Line(ImmutableArray<string> row, int[] widths) =>
        string.Join("  ", row.Select((text, i) => Numeric[i] ? text.PadLeft(widths[i]) : text.PadRight(widths[i]))).TrimEnd();
}
