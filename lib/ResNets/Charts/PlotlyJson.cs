using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResNets.Charts;

/// <summary>A figure as the JSON that plotly.js, JupyterLab, VS Code and nbconvert read.</summary>
internal static class PlotlyJson
{
    /// <summary>The MIME type of a plotly.js figure.</summary>
    internal const string MimeType = "application/vnd.plotly.v1+json";

    // Readable on a light and on a dark ground, because a page or a theme may be either.
    private const string Ink = "#7a8290";
    private const string Grid = "rgba(128,128,128,0.22)";

    // Unseen marks keep the numbers of both axes apart where they meet.
    private const string Unseen = "rgba(0,0,0,0)";

    // So few that over three powers of ten or more plotly.js marks the powers alone, without a small 2 and 5 between them.
    private const int MarksOfLog = 4;

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>{ data, layout, config } of a figure.</summary>
    internal static string Of(Figure figure) => JsonSerializer.Serialize(
        new
        {
            data = figure.Traces,
            layout = Layout(figure),
            config = new { responsive = true, displaylogo = false },
        },
        s_options);

    private static Dictionary<string, object> Layout(Figure figure) => new()
    {
        ["title"] = new { text = TitleText(figure), x = 0.02, xanchor = "left", font = new { size = 17 } },
        ["xaxis"] = AxisJson(figure.X),
        ["yaxis"] = AxisJson(figure.Y),
        ["height"] = figure.Height,
        ["margin"] = new { l = 64, r = 24, t = figure.Subtitle is null ? 56 : 76, b = 56 },
        ["hovermode"] = "closest",
        ["legend"] = new { bgcolor = Unseen },
        ["paper_bgcolor"] = Unseen,
        ["plot_bgcolor"] = Unseen,
        ["font"] = new { color = Ink, size = 13 },
        ["meta"] = new { alt = figure.Summary },
    };

    private static string TitleText(Figure figure) =>
        figure.Subtitle is null ? $"<b>{figure.Title}</b>" : $"<b>{figure.Title}</b><br><sup>{figure.Subtitle}</sup>";

    private static Dictionary<string, object?> AxisJson(Axis axis) => new Dictionary<string, object?>
    {
        ["title"] = new { text = axis.Title, standoff = 12 },
        ["range"] = axis.Range,
        ["type"] = axis.Type,
        ["nticks"] = axis.Type == "log" ? MarksOfLog : null,
        ["exponentformat"] = axis.Type == "log" ? "power" : null,
        ["tickvals"] = axis.TickValues,
        ["ticktext"] = axis.TickTexts,
        ["rangemode"] = axis.RangeMode,
        ["autorange"] = axis.AutoRange,
        ["ticks"] = "outside",
        ["ticklen"] = 5,
        ["tickcolor"] = Unseen,
        ["gridcolor"] = Grid,
        ["zerolinecolor"] = Grid,
        ["automargin"] = true,
    }.Where(entry => entry.Value is not null).ToDictionary();
}
