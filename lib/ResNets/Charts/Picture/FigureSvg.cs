using System.Text;

namespace ResNets.Charts.Picture;

/// <summary>
/// A figure as a picture that needs no script: what GitHub, e-mail and viewers without plotly.js show. The same figure
/// gives the same text on every machine.
/// </summary>
internal static class FigureSvg
{
    /// <summary>The MIME type of the picture.</summary>
    internal const string MimeType = "image/svg+xml";

    /// <summary>The picture's width, in pixels.</summary>
    internal const int Width = 760;

    private const int Margin = 16;
    private const int Right = 24;

    /// <summary>The picture as an svg element: dark ink on a white ground, whatever the page around it is.</summary>
    internal static string Of(Figure figure)
    {
        var header = new StringBuilder();
        var top = Header(figure, header);
        var horizontal = SvgAxis.Horizontal(figure);
        var vertical = SvgAxis.Vertical(figure);
        var left = Math.Max(56, vertical.WidestMark + 40);
        var right = figure.Traces.Any(trace => trace is HeatmapTrace) ? SvgHeatmap.BarSpace : Right;
        var width = Width - left - right;
        var names = new SvgNames(horizontal, width);
        var bottom = 44 + names.Height;
        var area = new SvgArea(left, top, width, Math.Max(120, figure.Height - top - bottom), horizontal, vertical);
        var height = area.Bottom + bottom;
        var svg = new StringBuilder();
        svg.Append(SvgText.Inv($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height:0.#}\" width=\"{Width}\" height=\"{height:0.#}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"#444b57\" role=\"img\">"));
        svg.Append(SvgText.Inv($"<title>{SvgText.Escape(figure.Summary)}</title><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"));
        svg.Append(header).Append(SvgGrid.Of(figure, area, names));
        svg.Append(SvgText.Inv($"<svg x=\"{area.Left:0.#}\" y=\"{area.Top:0.#}\" width=\"{area.Width:0.#}\" height=\"{area.Height:0.#}\" viewBox=\"{area.Left:0.#} {area.Top:0.#} {area.Width:0.#} {area.Height:0.#}\">"));
        for (var i = 0; i < figure.Traces.Count; i++)
        {
            svg.Append(Shapes(figure, i, area));
        }

        svg.Append("</svg>");
        svg.Append(string.Concat(figure.Traces.OfType<HeatmapTrace>().Take(1).Select(map => SvgHeatmap.ColorBar(map, area))));
        return svg.Append("</svg>").ToString();
    }

    /// <summary>Title, subtitle and legend, one below the other.</summary>
    /// <returns>Where the plot can begin, in pixels from above.</returns>
    private static double Header(Figure figure, StringBuilder svg)
    {
        var y = 10.0;
        foreach (var line in SvgText.Wrapped(figure.Title, 16, Width - (2 * Margin)))
        {
            y += 20;
            svg.Append(SvgText.Inv($"<text x=\"{Margin}\" y=\"{y:0.#}\" font-size=\"16\" font-weight=\"bold\" fill=\"#1d2430\">{SvgText.Escape(line)}</text>"));
        }

        var subtitle = string.Join("; ", figure.Traces.OfType<HeatmapTrace>().Select(ColorScale.Remark).Prepend(figure.Subtitle).OfType<string>());
        foreach (var line in SvgText.Wrapped(subtitle, 12, Width - (2 * Margin)))
        {
            y += 17;
            svg.Append(SvgText.Inv($"<text x=\"{Margin}\" y=\"{y:0.#}\">{SvgText.Escape(line)}</text>"));
        }

        return SvgLegend.Append(svg, figure, Margin, y + 10, Width - Margin) + 14;
    }

    private static string Shapes(Figure figure, int index, SvgArea area) => figure.Traces[index] switch
    {
        ScatterTrace points => SvgPoints.Of(points, SvgColors.Of(figure, index), area),
        BarTrace bar => SvgBars.Of(bar, figure, SvgColors.Of(figure, index), area),
        HeatmapTrace map => SvgHeatmap.Of(map, area),
        _ => string.Empty,
    };
}
