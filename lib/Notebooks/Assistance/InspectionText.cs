using System.Text;
using Notebooks.Documents;
using static System.Net.WebUtility;

namespace Notebooks.Assistance;

/// <summary>Declarations and documentation, as text and as HTML.</summary>
internal static class InspectionText
{
    public static MimeBundle Of(IReadOnlyList<string> declarations, Documentation? documentation, bool detailed)
    {
        var plain = new StringBuilder(string.Join('\n', declarations));
        var html = new StringBuilder($"<pre>{HtmlEncode(string.Join('\n', declarations))}</pre>");
        if (documentation is not null)
        {
            Paragraph(plain, html, documentation.Summary);
            Entries(plain, html, documentation.Parameters);
            if (documentation.Returns.Length > 0)
                Entries(plain, html, [("returns", documentation.Returns)]);
            Entries(plain, html, documentation.Exceptions.Select(exception => ($"throws {exception.Name}", exception.Text)));
            if (detailed)
                Paragraph(plain, html, documentation.Remarks);
        }

        return MimeBundle.Plain(plain.ToString()).With(MimeTypes.Html, html.ToString());
    }

    private static void Paragraph(StringBuilder plain, StringBuilder html, string text)
    {
        if (text.Length == 0)
            return;
        plain.Append("\n\n").Append(text);
        html.Append("<p>").Append(HtmlEncode(text)).Append("</p>");
    }

    private static void Entries(StringBuilder plain, StringBuilder html, IEnumerable<(string Name, string Text)> entries)
    {
        foreach ((string name, string text) in entries)
        {
            plain.Append("\n  ").Append(name).Append(": ").Append(text.Replace("\n", " ", StringComparison.Ordinal));
            html.Append("<div><code>").Append(HtmlEncode(name)).Append("</code> ").Append(HtmlEncode(text)).Append("</div>");
        }
    }
}
