namespace ResNets.Charts;

/// <summary>How points or bars look.</summary>
/// <param name="Color">A CSS colour.</param>
/// <param name="Size">Of points, in pixels.</param>
/// <param name="Symbol">plotly.js's name of the shape of points.</param>
public sealed record MarkerStyle(string Color, double? Size = null, string? Symbol = null);
