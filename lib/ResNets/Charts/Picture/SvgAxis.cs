namespace ResNets.Charts.Picture;

/// <summary>One axis of a picture: its ends and its marks.</summary>
internal sealed class SvgAxis
{
    /// <summary>The part of the range that is left free around points.</summary>
    private const double Air = 0.06;

    private readonly double _low;
    private readonly double _high;

    private SvgAxis(double low, double high, bool isLog, IReadOnlyList<SvgMark>? given, bool isOfNames = false)
    {
        (_low, _high) = low == high ? (low - 0.5, high + 0.5) : (low, high);
        IsLog = isLog;
        IsOfNames = isOfNames;
        Marks = given is null
            ? SvgMarks.Of(Math.Min(_low, _high), Math.Max(_low, _high), isLog)
            : [.. given.Where(mark => Share(mark.Value) is >= -1e-9 and <= 1 + 1e-9)];
    }

    /// <summary>Whether it is logarithmic.</summary>
    internal bool IsLog { get; }

    /// <summary>Whether it stands for names and not for numbers.</summary>
    internal bool IsOfNames { get; }

    /// <summary>The marks within the axis.</summary>
    internal IReadOnlyList<SvgMark> Marks { get; }

    /// <summary>The width of its longest mark, in pixels.</summary>
    internal double WidestMark => Marks.Select(mark => SvgText.Width(mark.Text)).DefaultIfEmpty().Max();

    /// <summary>The axis of a figure's columns.</summary>
    internal static SvgAxis Horizontal(Figure figure)
    {
        var names = SvgCategories.Columns(figure);
        if (names.Count > 0)
        {
            return OfNames(figure.X, names);
        }

        var points = figure.Traces.OfType<ScatterTrace>().ToArray();
        var air = points.Any(trace => trace.Mode.Contains("markers", StringComparison.Ordinal)) ? Air : 0;
        return Of(figure.X, points.SelectMany(trace => trace.X), air, air);
    }

    /// <summary>The axis of a figure's rows.</summary>
    internal static SvgAxis Vertical(Figure figure)
    {
        var names = SvgCategories.Rows(figure);
        if (names.Count > 0)
        {
            return OfNames(figure.Y, names);
        }

        var bars = figure.Traces.OfType<BarTrace>().SelectMany(bar => bar.Y).ToArray();
        var points = figure.Traces.OfType<ScatterTrace>().SelectMany(SvgPoints.Ends).ToArray();
        var zero = bars.Length > 0 ? [0] : Array.Empty<double>();
        return Of(figure.Y, [.. bars, .. points, .. zero], bars.Length > 0 && bars.Concat(points).All(value => !(value < 0)) ? 0 : Air, Air);
    }

    /// <summary>How far along the axis a value is, from 0 to 1.</summary>
    internal double Share(double value) => ((IsLog ? Math.Log10(value) : value) - _low) / (_high - _low);

    private static SvgAxis OfNames(Axis axis, IReadOnlyList<string> names)
    {
        var (low, high) = Ends(axis, -0.5, names.Count - 0.5);
        return new SvgAxis(low, high, isLog: false, [.. names.Select((name, i) => new SvgMark(i, name))], isOfNames: true);
    }

    private static SvgAxis Of(Axis axis, IEnumerable<double> values, double airBelow, double airAbove)
    {
        var isLog = axis.Type == "log";
        var places = values.Select(value => isLog ? Math.Log10(value) : value).Where(double.IsFinite).ToArray();
        var (low, high) = (places.DefaultIfEmpty(0).Min(), places.DefaultIfEmpty(1).Max());
        if (axis.RangeMode == "tozero" && !isLog)
        {
            (low, high) = (Math.Min(0, low), Math.Max(0, high));
            (airBelow, airAbove) = (low == 0 ? 0 : airBelow, high == 0 ? 0 : airAbove);
        }

        var size = high - low;
        (low, high) = Ends(axis, low - (airBelow * size), high + (airAbove * size));
        return new SvgAxis(low, high, isLog, Given(axis));
    }

    /// <summary>The ends that an axis names, else the fitted ones, in its direction.</summary>
    private static (double Low, double High) Ends(Axis axis, double low, double high) => axis switch
    {
        { Range: [var first, var last] } => (first, last),
        { AutoRange: "reversed" } => (high, low),
        _ => (low, high),
    };

    private static SvgMark[]? Given(Axis axis) => axis.TickValues?.Select((value, i) =>
        new SvgMark(value, axis.TickTexts is { } texts && i < texts.Count ? texts[i] : SvgMarks.Number(value))).ToArray();
}
