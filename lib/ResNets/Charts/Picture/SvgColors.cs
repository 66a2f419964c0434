namespace ResNets.Charts.Picture;

/// <summary>The colours of traces: their own, else those that plotly.js gives in turn.</summary>
internal static class SvgColors
{
    private static readonly string[] s_inTurn =
        ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"];

    /// <summary>The colour of a trace, fit for an attribute.</summary>
    internal static string Of(Figure figure, int index) => SvgText.Escape(figure.Traces[index] switch
    {
        ScatterTrace { Line.Color: { } line } => line,
        ScatterTrace { Marker.Color: { } marker } => marker,
        BarTrace { Marker.Color: { } marker } => marker,
        _ => s_inTurn[index % s_inTurn.Length],
    });
}
