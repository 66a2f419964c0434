using System.Text;

namespace ResNets.Charts.Picture;

/// <summary>The names of the traces, in lines above the plot.</summary>
internal static class SvgLegend
{
    private const int LineHeight = 18;
    private const int KeyWidth = 30;
    private const int Gap = 18;

    /// <summary>Writes the legend; none for a single trace, as in plotly.js.</summary>
    /// <returns>Where it ends, in pixels from above.</returns>
    internal static double Append(StringBuilder svg, Figure figure, double left, double top, double right)
    {
        var shown = Enumerable.Range(0, figure.Traces.Count).Where(i => IsShown(figure, figure.Traces[i])).ToArray();
        var (x, y) = (left, top);
        foreach (var i in shown)
        {
            var name = figure.Traces[i].Name ?? $"trace {i}";
            var width = KeyWidth + SvgText.Width(name) + Gap;
            if (x > left && x + width - Gap > right)
            {
                (x, y) = (left, y + LineHeight);
            }

            svg.Append(Key(figure.Traces[i], SvgColors.Of(figure, i), x, y + 9));
            svg.Append(SvgText.Inv($"<text x=\"{x + KeyWidth:0.#}\" y=\"{y + 13:0.#}\">{SvgText.Escape(name)}</text>"));
            x += width;
        }

        return shown.Length == 0 ? top - 4 : y + LineHeight;
    }

    private static bool IsShown(Figure figure, Trace trace) => trace is not HeatmapTrace && (trace.ShowLegend ?? figure.Traces.Count > 1);

    private static string Key(Trace trace, string color, double x, double y) => trace is ScatterTrace points
        ? SvgPoints.Key(points, color, x, y)
        : SvgText.Inv($"<rect x=\"{x + 6:0.#}\" y=\"{y - 5:0.#}\" width=\"14\" height=\"10\" fill=\"{color}\"/>");
}
