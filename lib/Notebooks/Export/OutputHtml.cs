using System.Text;
using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Export;

/// <summary>One output of a cell as HTML: the richest representation that a page can show.</summary>
internal static class OutputHtml
{
    /// <summary>The output's HTML; headings of markdown outputs are added to the contents.</summary>
    public static string Of(Output output, Contents contents) => output switch
    {
        StreamOutput stream => $"<pre class=\"output stream {Html.Attribute(stream.Name)}\">{Plain(stream.Text.TrimEnd('\n'))}</pre>",
        DisplayOutput display => Of(display.Data, contents),
        ExecuteResultOutput result => Of(result.Data, contents),
        ErrorOutput error => $"<pre class=\"output error\">{Plain(Report(error))}</pre>",
        _ => string.Empty,
    };

    private static string Of(MimeBundle data, Contents contents)
    {
        if (data.Data.TryGetValue(MimeTypes.Plotly, out var figure))
        {
            return Chart(figure, data);
        }

        return data.Text(MimeTypes.Html) is { } html ? $"<div class=\"output rich\">{html}</div>"
            : data.Text(MimeTypes.Markdown) is { } markdown ? $"<div class=\"output prose\">{MarkdownHtml.Of(markdown, contents, new Pictures(null, null))}</div>"
            : data.Text(MimeTypes.Svg) is { } svg ? $"<div class=\"output picture\">{svg}</div>"
            : data.Text(MimeTypes.Png) is { } png ? Picture("image/png", png, data)
            : data.Text(MimeTypes.Jpeg) is { } jpeg ? Picture("image/jpeg", jpeg, data)
            : data.Text(MimeTypes.Latex) is { } latex ? $"<div class=\"output math\">{Html.Text(latex.Trim().Trim('$'))}</div>"
            : data.Text(MimeTypes.Javascript) is { } script ? $"<script>{Html.Script(script)}</script>"
            : $"<pre class=\"output\">{Plain(data.Text(MimeTypes.Plain) ?? string.Empty)}</pre>";
    }

    /// <summary>A place for plotly.js to draw in. Until it has, and where it cannot, the chart's picture or summary stands there.</summary>
    private static string Chart(JsonElement figure, MimeBundle data)
    {
        var text = Html.Attribute(data.Text(MimeTypes.Plain) ?? "chart");
        var still = data.Text(MimeTypes.Svg) is { } svg
            ? $"<img alt=\"{text}\" src=\"data:{MimeTypes.Svg};base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\">"
            : $"<p class=\"summary\">{text}</p>";
        return $"<div class=\"output chart\" role=\"img\" aria-label=\"{text}\">{still}<script type=\"application/json\">{Html.Json(figure.GetRawText())}</script></div>";
    }

    private static string Picture(string mimeType, string base64, MimeBundle data)
    {
        var alt = Html.Attribute(data.Text(MimeTypes.Plain) ?? "picture");
        return $"<div class=\"output picture\"><img alt=\"{alt}\" src=\"data:{mimeType};base64,{Html.Attribute(base64.ReplaceLineEndings(string.Empty))}\"></div>";
    }

    private static string Report(ErrorOutput error) =>
        error.Traceback.Length > 0 ? string.Join('\n', error.Traceback) : $"{error.Name}: {error.Message}";

    /// <summary>Text without what only a terminal understands.</summary>
    private static string Plain(string text) => Html.Text(TerminalText.Settle(text));
}
