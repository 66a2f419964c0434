using System.Text.Json.Serialization;

namespace ResNets.Charts;

/// <summary>How points or bars look.</summary>
/// <param name="Color">A CSS colour.</param>
/// <param name="Size">Of all points, in pixels.</param>
/// <param name="Symbol">plotly.js's name of the shape of points.</param>
public sealed record MarkerStyle(string Color, [property: JsonIgnore] double? Size = null, string? Symbol = null)
{
    /// <summary>The size of each point, in pixels, where they differ; in place of <see cref="Size"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<double>? Sizes { get; init; }

    /// <summary>What plotly.js calls the size: one number or one for each point.</summary>
    [JsonInclude]
    [JsonPropertyName("size")]
    internal object? SizeOrSizes => Sizes is null ? Size : Sizes;
}
