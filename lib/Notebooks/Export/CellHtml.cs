using System.Text;
using Notebooks.Documents;

namespace Notebooks.Export;

/// <summary>One cell as a section of the page.</summary>
internal static class CellHtml
{
    /// <summary>The cell's HTML; its headings are added to the contents.</summary>
    public static string Of(Cell cell, Contents contents, string? folder) => cell switch
    {
        MarkdownCell or RawCell => $"<section class=\"prose\" id=\"cell-{Html.Attribute(cell.Id)}\">{Words(cell, contents, folder)}</section>\n",
        CodeCell code when !code.IsBlank || code.Outputs.Length > 0 =>
            $"<section class=\"code\" id=\"cell-{Html.Attribute(cell.Id)}\">{Source(code)}{Outputs(code, contents)}</section>\n",
        _ => string.Empty,
    };

    /// <summary>What a cell of prose says.</summary>
    public static string Words(Cell cell, Contents contents, string? folder) => cell is RawCell
        ? $"<pre>{Html.Text(cell.Source)}</pre>"
        : MarkdownHtml.Of(cell.Source, contents, new Pictures(folder, cell));

    /// <summary>A cell's code, with a button that copies it.</summary>
    public static string Source(CodeCell cell) =>
        "<div class=\"source\"><button class=\"copy\" type=\"button\">copy</button>"
        + $"<pre><code>{CodeHtml.Of(cell.Source)}</code></pre></div>";

    /// <summary>What a cell has put out.</summary>
    public static string Outputs(CodeCell cell, Contents contents)
    {
        var html = new StringBuilder();
        foreach (Output output in cell.Outputs)
        {
            html.Append(OutputHtml.Of(output, contents));
        }

        return html.ToString();
    }
}
