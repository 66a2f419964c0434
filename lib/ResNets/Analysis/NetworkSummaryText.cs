using System.Globalization;
using System.Net;
using System.Text;

namespace ResNets.Analysis;

/// <summary>A summary as a table, in text and in HTML.</summary>
internal static class NetworkSummaryText
{
    private static readonly string[] s_heads = ["layer", "output", "parameters", "multiply-adds", "activations, bytes"];

    /// <summary>The table in columns.</summary>
    internal static string Of(NetworkSummary summary)
    {
        var rows = Rows(summary).Prepend(s_heads).ToArray();
        var widths = Enumerable.Range(0, s_heads.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var lines = rows.Select(row => string.Join("  ", row.Select((text, column) =>
            column < 2 ? text.PadRight(widths[column]) : text.PadLeft(widths[column]))).TrimEnd());
        return string.Join('\n', lines);
    }

    /// <summary>The table for a page.</summary>
    internal static string ToHtml(NetworkSummary summary)
    {
        var html = new StringBuilder("<table><thead><tr>");
        html.AppendJoin("", s_heads.Select(head => $"<th>{head}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in Rows(summary))
        {
            html.Append("<tr>").AppendJoin("", row.Select(text => $"<td>{WebUtility.HtmlEncode(text)}</td>")).Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private static IEnumerable<string[]> Rows(NetworkSummary summary) =>
        summary.Layers
            .Select(layer => Row(layer.Name, string.Join("×", layer.Output), layer.Parameters, layer.Macs, layer.ActivationBytes))
            .Append(Row(
                $"{summary.Name}, in all", string.Join("×", summary.Layers.LastOrDefault()?.Output ?? []), summary.Parameters, summary.Macs, summary.ActivationBytes));

    private static string[] Row(string name, string output, long parameters, long macs, long bytes) =>
        [name, output, Number(parameters), Number(macs), Number(bytes)];

    private static string Number(long value) => value == 0 ? "" : value.ToString("N0", CultureInfo.InvariantCulture);
}
