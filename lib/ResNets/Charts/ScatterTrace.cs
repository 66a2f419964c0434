using System.Text.Json.Serialization;

namespace ResNets.Charts;

/// <summary>Points, joined by lines or not.</summary>
public sealed record ScatterTrace : Trace
{
    /// <summary>Horizontal places.</summary>
    public required IReadOnlyList<double> X { get; init; }

    /// <summary>Vertical places.</summary>
    public required IReadOnlyList<double> Y { get; init; }

    /// <summary><c>lines</c>, <c>markers</c> or <c>lines+markers</c>.</summary>
    public string Mode { get; init; } = "lines";

    /// <summary>A text for each point, for hovering; or null.</summary>
    public IReadOnlyList<string>? Text { get; init; }

    /// <summary>How the line looks.</summary>
    public LineStyle? Line { get; init; }

    /// <summary>How the points look.</summary>
    public MarkerStyle? Marker { get; init; }

    /// <summary>Bars of uncertainty on the vertical axis, or null.</summary>
    [JsonPropertyName("error_y")]
    public ErrorBars? ErrorY { get; init; }

    /// <summary>Traces of one group are shown and hidden together.</summary>
    [JsonPropertyName("legendgroup")]
    public string? LegendGroup { get; init; }
}
