using System.Text;
using Notebooks.Documents;

namespace Notebooks.Export;

/// <summary>One cell as a section of the page.</summary>
internal static class CellHtml
{
    /// <summary>The cell's HTML; its headings are added to the contents.</summary>
    public static string Of(Cell cell, Contents contents, string? folder) => cell switch
    {
        MarkdownCell => $"<section class=\"prose\" id=\"cell-{Html.Attribute(cell.Id)}\">{MarkdownHtml.Of(cell.Source, contents, new Pictures(folder, cell))}</section>\n",
        CodeCell code when !code.IsBlank || code.Outputs.Length > 0 => Code(code, contents),
        RawCell => $"<section class=\"prose\"><pre>{Html.Text(cell.Source)}</pre></section>\n",
        _ => string.Empty,
    };

    private static string Code(CodeCell cell, Contents contents)
    {
        var html = new StringBuilder($"<section class=\"code\" id=\"cell-{Html.Attribute(cell.Id)}\">");
        html.Append("<div class=\"source\"><button class=\"copy\" type=\"button\">copy</button>");
        html.Append($"<pre><code>{CodeHtml.Of(cell.Source)}</code></pre></div>");
        foreach (var output in cell.Outputs)
        {
            html.Append(OutputHtml.Of(output, contents));
        }

        return html.Append("</section>\n").ToString();
    }
}
