using System.Text;

namespace ResNets.Charts.Picture;

/// <summary>Grid lines, marks and titles of both axes.</summary>
internal static class SvgGrid
{
    private const string Line = "stroke=\"#e1e4ea\"";
    private const double NameHeight = 13;

    /// <summary>What lies behind the traces of a figure.</summary>
    internal static string Of(Figure figure, SvgArea area, SvgNames names)
    {
        var svg = new StringBuilder();
        foreach (var mark in area.Horizontal.Marks)
        {
            var x = area.X(mark.Value);
            if (!area.Horizontal.IsOfNames)
            {
                svg.Append(SvgText.Inv($"<line x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"{area.Top:0.#}\" y2=\"{area.Bottom:0.#}\" {Line}/>"));
            }

            svg.Append(names.Of(mark, x, area.Bottom));
        }

        var step = Math.Max(1, (int)Math.Ceiling(area.Vertical.Marks.Count * NameHeight / area.Height));
        foreach (var mark in area.Vertical.Marks.Where((_, i) => i % step == 0))
        {
            var y = area.Y(mark.Value);
            if (!area.Vertical.IsOfNames)
            {
                svg.Append(SvgText.Inv($"<line x1=\"{area.Left:0.#}\" x2=\"{area.End:0.#}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\" {Line}/>"));
            }

            svg.Append(SvgText.Inv($"<text x=\"{area.Left - 8:0.#}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{SvgText.Escape(mark.Text)}</text>"));
        }

        var (middleX, middleY) = (area.Left + (area.Width / 2), area.Top + (area.Height / 2));
        svg.Append(SvgText.Inv($"<text x=\"{middleX:0.#}\" y=\"{area.Bottom + names.Height + 24:0.#}\" text-anchor=\"middle\" font-size=\"13\">{SvgText.Escape(figure.X.Title)}</text>"));
        return svg.Append(SvgText.Inv($"<text x=\"20\" y=\"{middleY:0.#}\" text-anchor=\"middle\" font-size=\"13\" transform=\"rotate(-90 20 {middleY:0.#})\">{SvgText.Escape(figure.Y.Title)}</text>")).ToString();
    }
}
