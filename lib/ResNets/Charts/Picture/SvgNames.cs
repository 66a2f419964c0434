namespace ResNets.Charts.Picture;

/// <summary>How the marks below a picture are set: level, or slanted where they would run into each other.</summary>
internal sealed class SvgNames
{
    private const double Slant = 35;
    private const double LevelHeight = 14;
    private const double TallestSlanted = 90;

    /// <param name="axis">The horizontal axis.</param>
    /// <param name="width">Its length, in pixels.</param>
    internal SvgNames(SvgAxis axis, double width)
    {
        IsSlanted = axis.IsOfNames && axis.Marks.Count > 0 && axis.WidestMark + 8 > width / axis.Marks.Count;
        Height = IsSlanted ? Math.Min(TallestSlanted, LevelHeight + (axis.WidestMark * Math.Sin(Slant * Math.PI / 180))) : LevelHeight;
    }

    /// <summary>Whether they are slanted.</summary>
    internal bool IsSlanted { get; }

    /// <summary>What they take below the plot, in pixels.</summary>
    internal double Height { get; }

    /// <summary>The mark's text below its place.</summary>
    internal string Of(SvgMark mark, double x, double y) => IsSlanted
        ? SvgText.Inv($"<text x=\"{x + 4:0.#}\" y=\"{y + 14:0.#}\" text-anchor=\"end\" transform=\"rotate(-{Slant} {x + 4:0.#} {y + 14:0.#})\">{SvgText.Escape(mark.Text)}</text>")
        : SvgText.Inv($"<text x=\"{x:0.#}\" y=\"{y + 18:0.#}\" text-anchor=\"middle\">{SvgText.Escape(mark.Text)}</text>");
}
