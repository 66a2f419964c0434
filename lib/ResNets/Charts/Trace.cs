using System.Text.Json.Serialization;

namespace ResNets.Charts;

/// <summary>One series of a figure, in plotly.js's terms.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ScatterTrace), "scatter")]
[JsonDerivedType(typeof(BarTrace), "bar")]
[JsonDerivedType(typeof(HeatmapTrace), "heatmap")]
public abstract record Trace
{
    /// <summary>The name in the legend.</summary>
    public string? Name { get; init; }

    /// <summary>False to leave it out of the legend.</summary>
    [JsonPropertyName("showlegend")]
    public bool? ShowLegend { get; init; }

    /// <summary>What hovering shows, with plotly.js's placeholders.</summary>
    [JsonPropertyName("hovertemplate")]
    public string? HoverTemplate { get; init; }
}
