using System.Net;
using System.Text;

namespace ResNets.Scoreboards;

/// <summary>A scoreboard as a table, in text and in HTML.</summary>
internal static class ScoreboardText
{
    private static readonly string[] s_heads = ["where", "what", "paper", "ours", "band", "verdict", "basis"];

    /// <summary>A line for each comparison.</summary>
    internal static string Of(Scoreboard board) => string.Join('\n', board.Scores.Select(score =>
        $"{score.Place}, {score.What}: paper {score.Paper}, ours {score.Ours}{BandOf(score)} – {Scoreboard.NameOf(score.Verdict)} ({score.Basis})")
        .Prepend(board.Title));

    /// <summary>The table for a page; it scrolls where it is wider than the page.</summary>
    internal static string ToHtml(Scoreboard board)
    {
        var html = new StringBuilder("<div style=\"overflow-x:auto\"><table style=\"min-width:44rem\"><caption style=\"text-align:left;font-weight:bold\">")
            .Append(WebUtility.HtmlEncode(board.Title)).Append("</caption><thead><tr>");
        html.AppendJoin("", s_heads.Select(head => $"<th style=\"text-align:left\">{head}</th>")).Append("</tr></thead><tbody>");
        foreach (var score in board.Scores)
        {
            string[] texts = [score.Place, score.What, score.Paper, score.Ours, score.Band?.ToString() ?? ""];
            html.Append("<tr>")
                .AppendJoin("", texts.Select(Cell))
                .Append($"<td style=\"text-align:left;white-space:nowrap;font-weight:bold;color:{ColorOf(score.Verdict)}\">{Scoreboard.NameOf(score.Verdict)}</td>")
                .Append(Cell(score.Basis))
                .Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    /// <summary>A colour that is readable on a light and on a dark ground.</summary>
    internal static string ColorOf(Verdict verdict) => verdict switch
    {
        Verdict.Exact or Verdict.WithinBand or Verdict.SameOrder => "#2e8b57",
        Verdict.Differs => "#d1495b",
        Verdict.OtherConditions or Verdict.Undecided => "#c77d0a",
        _ => "#7a8290",
    };

    private static string Cell(string text) => $"<td style=\"text-align:left\">{WebUtility.HtmlEncode(text)}</td>";

    private static string BandOf(Score score) => score.Band is { } band ? $", band {band}" : string.Empty;
}
