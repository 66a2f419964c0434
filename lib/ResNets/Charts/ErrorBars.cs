namespace ResNets.Charts;

/// <summary>How uncertain each point is: a bar from value − length to value + length.</summary>
/// <param name="Array">The lengths, in the axis's unit.</param>
/// <param name="Color">A CSS colour.</param>
public sealed record ErrorBars(IReadOnlyList<double> Array, string Color)
{
    /// <summary>plotly.js's name of bars whose lengths are given.</summary>
    public string Type { get; } = "data";

    /// <summary>In pixels.</summary>
    public double Thickness { get; init; } = 2;

    /// <summary>The width of the bars' ends, in pixels.</summary>
    public double Width { get; init; } = 8;
}
