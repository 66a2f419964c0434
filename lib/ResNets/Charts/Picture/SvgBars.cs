namespace ResNets.Charts.Picture;

/// <summary>Bars; those of several traces stand side by side.</summary>
internal static class SvgBars
{
    private const double Filled = 0.8;

    /// <summary>A trace's bars.</summary>
    internal static string Of(BarTrace bar, Figure figure, string color, SvgArea area)
    {
        var names = SvgCategories.Columns(figure);
        var places = names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
        var beside = figure.Traces.OfType<BarTrace>().ToArray();
        var width = Math.Abs(area.X(1) - area.X(0)) * Filled / beside.Length;
        var shift = (Array.FindIndex(beside, other => ReferenceEquals(other, bar)) - (beside.Length / 2.0)) * width;
        return string.Concat(bar.X.Zip(bar.Y).Where(pair => double.IsFinite(area.Y(pair.Second))).Select(pair =>
        {
            var (x, y) = (area.X(places[pair.First]) + shift, area.Y(pair.Second));
            return SvgText.Inv($"<rect x=\"{x:0.#}\" y=\"{Math.Min(y, area.Zero):0.#}\" width=\"{width:0.#}\" height=\"{Math.Abs(area.Zero - y):0.#}\" fill=\"{color}\"/>");
        }));
    }
}
