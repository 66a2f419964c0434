using System.Text;

namespace ResNets.Charts.Picture;

/// <summary>Lines, points and their bars of uncertainty.</summary>
internal static class SvgPoints
{
    /// <summary>The values that the vertical axis must hold: the points, and the ends of their bars of uncertainty.</summary>
    internal static IEnumerable<double> Ends(ScatterTrace trace) => trace.ErrorY is not { } bars
        ? trace.Y
        : trace.Y.Zip(bars.Array).SelectMany(point => new[] { point.First - point.Second, point.First + point.Second }).Concat(trace.Y);

    /// <summary>A trace's shapes.</summary>
    internal static string Of(ScatterTrace trace, string color, SvgArea area)
    {
        var places = trace.X.Zip(trace.Y).Select(point => (X: area.X(point.First), Y: area.Y(point.Second))).ToArray();
        var svg = new StringBuilder();
        if (HasLine(trace))
        {
            svg.Append(SvgText.Inv($"<path d=\"{Path(places)}\" {Stroke(trace, color)}/>"));
        }

        if (trace.ErrorY is { } bars)
        {
            svg.Append(ErrorPath(trace, bars, area));
        }

        foreach (var place in places.Where(place => HasPoints(trace) && IsFinite(place)))
        {
            svg.Append(Point(trace, color, place.X, place.Y));
        }

        return svg.ToString();
    }

    /// <summary>The trace's sign in the legend, 26 pixels wide.</summary>
    internal static string Key(ScatterTrace trace, string color, double x, double y) =>
        (HasLine(trace) ? SvgText.Inv($"<path d=\"M{x:0.#} {y:0.#}h24\" {Stroke(trace, color)}/>") : string.Empty)
        + (HasPoints(trace) ? Point(trace, color, x + 12, y) : string.Empty);

    private static bool HasLine(ScatterTrace trace) => trace.Mode.Contains("lines", StringComparison.Ordinal);

    private static bool HasPoints(ScatterTrace trace) => trace.Mode.Contains("markers", StringComparison.Ordinal);

    private static bool IsFinite((double X, double Y) place) => double.IsFinite(place.X) && double.IsFinite(place.Y);

    private static string Stroke(ScatterTrace trace, string color)
    {
        var width = trace.Line?.Width ?? 2;
        var dash = trace.Line?.Dash switch
        {
            "dash" => SvgText.Inv($" stroke-dasharray=\"{4 * width:0.#} {3 * width:0.#}\""),
            "dot" => SvgText.Inv($" stroke-dasharray=\"{width:0.#} {2 * width:0.#}\""),
            _ => string.Empty,
        };
        return SvgText.Inv($"fill=\"none\" stroke=\"{color}\" stroke-width=\"{width:0.#}\" stroke-linejoin=\"round\"{dash}");
    }

    /// <summary>The line breaks where a value is missing.</summary>
    private static StringBuilder Path(IEnumerable<(double X, double Y)> places)
    {
        var path = new StringBuilder();
        var isDown = false;
        foreach (var place in places)
        {
            if (IsFinite(place))
            {
                path.Append(SvgText.Inv($"{(isDown ? 'L' : 'M')}{place.X:0.#} {place.Y:0.#}"));
            }

            isDown = IsFinite(place);
        }

        return path;
    }

    private static string ErrorPath(ScatterTrace trace, ErrorBars bars, SvgArea area)
    {
        var path = new StringBuilder();
        for (var i = 0; i < Math.Min(Math.Min(trace.X.Count, trace.Y.Count), bars.Array.Count); i++)
        {
            var (x, low, high) = (area.X(trace.X[i]), area.Y(trace.Y[i] - bars.Array[i]), area.Y(trace.Y[i] + bars.Array[i]));
            low = double.IsFinite(low) ? low : area.Bottom;
            if (double.IsFinite(x) && double.IsFinite(high))
            {
                var half = bars.Width / 2;
                path.Append(SvgText.Inv($"M{x - half:0.#} {low:0.#}h{bars.Width:0.#}M{x:0.#} {low:0.#}V{high:0.#}M{x - half:0.#} {high:0.#}h{bars.Width:0.#}"));
            }
        }

        return SvgText.Inv($"<path d=\"{path}\" fill=\"none\" stroke=\"{SvgText.Escape(bars.Color)}\" stroke-width=\"{bars.Thickness:0.#}\"/>");
    }

    private static string Point(ScatterTrace trace, string color, double x, double y)
    {
        var own = trace.Marker?.Color is { } marker ? SvgText.Escape(marker) : color;
        var radius = (trace.Marker?.Size ?? 6) / 2;
        var symbol = trace.Marker?.Symbol ?? "circle";
        var ink = symbol.EndsWith("-open", StringComparison.Ordinal) ? $"fill=\"none\" stroke=\"{own}\" stroke-width=\"1.5\"" : $"fill=\"{own}\"";
        return symbol.Split('-')[0] switch
        {
            "square" => SvgText.Inv($"<rect x=\"{x - radius:0.#}\" y=\"{y - radius:0.#}\" width=\"{2 * radius:0.#}\" height=\"{2 * radius:0.#}\" {ink}/>"),
            "diamond" => SvgText.Inv($"<path d=\"M{x:0.#} {y - (1.3 * radius):0.#}l{1.3 * radius:0.#} {1.3 * radius:0.#}l{-1.3 * radius:0.#} {1.3 * radius:0.#}l{-1.3 * radius:0.#} {-1.3 * radius:0.#}z\" {ink}/>"),
            "x" or "cross" => SvgText.Inv($"<path d=\"M{x - radius:0.#} {y - radius:0.#}l{2 * radius:0.#} {2 * radius:0.#}m0 {-2 * radius:0.#}l{-2 * radius:0.#} {2 * radius:0.#}\" stroke=\"{own}\" stroke-width=\"2\" fill=\"none\"/>"),
            _ => SvgText.Inv($"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\" {ink}/>"),
        };
    }
}
