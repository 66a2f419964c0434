using System.Text.Json.Serialization;

namespace ResNets.Charts;

/// <summary>A grid of coloured cells; the first row is at the bottom unless the axis is reversed.</summary>
public sealed record HeatmapTrace : Trace
{
    /// <summary>The values, row by row.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Z { get; init; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string>? X { get; init; }

    /// <summary>The names of the rows.</summary>
    public IReadOnlyList<string>? Y { get; init; }

    /// <summary>A text for each cell, row by row, for hovering; or null.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Text { get; init; }

    /// <summary>What is written into each cell, with plotly.js's placeholders; null for nothing.</summary>
    [JsonPropertyName("texttemplate")]
    public string? TextTemplate { get; init; }

    /// <summary>plotly.js's name of the colours; where no script runs, Viridis, Greys and Blues are drawn, Viridis for others.</summary>
    [JsonPropertyName("colorscale")]
    public string ColorScale { get; init; } = "Viridis";

    /// <summary>True to give the colours of the lowest values to the highest; null for plotly.js's own order.</summary>
    [JsonPropertyName("reversescale")]
    public bool? ReverseScale { get; init; }

    /// <summary>What the colours show; null for a bar with numbers alone.</summary>
    [JsonPropertyName("colorbar")]
    public ColorBar? ColorBar { get; init; }
}
