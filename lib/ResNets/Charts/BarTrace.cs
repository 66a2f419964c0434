namespace ResNets.Charts;

/// <summary>Bars over categories.</summary>
public sealed record BarTrace : Trace
{
    /// <summary>The categories.</summary>
    public required IReadOnlyList<string> X { get; init; }

    /// <summary>The heights.</summary>
    public required IReadOnlyList<double> Y { get; init; }

    /// <summary>How the bars look.</summary>
    public MarkerStyle? Marker { get; init; }
}
