using System.Text;
using ResNets.Display;

namespace ResNets.Charts.Picture;

/// <summary>A grid of coloured cells with the bar that tells what the colours mean.</summary>
internal static class SvgHeatmap
{
    /// <summary>What the bar takes at the right, in pixels.</summary>
    internal const int BarSpace = 84;

    // A cell has several pixels of its own, so that no viewer blurs one cell into the next.
    private const int LeastPixels = 400;
    private const int BarWidth = 14;
    private const int BarSteps = 64;

    /// <summary>The cells, and what is written into them; those without a number stay white.</summary>
    internal static string Of(HeatmapTrace map, SvgArea area)
    {
        var columns = map.Z.Select(row => row.Count).DefaultIfEmpty().Max();
        if (columns == 0)
        {
            return string.Empty;
        }

        var (low, high) = Range(map);
        var colors = ColorScale.Of(map);
        var (across, down) = (Math.Max(1, LeastPixels / columns), Math.Max(1, LeastPixels / map.Z.Count));
        var pixels = new byte[columns * across * map.Z.Count * down * 3];
        var at = 0;
        for (var y = 0; y < map.Z.Count * down; y++)
        {
            // A picture begins with its uppermost row.
            var row = map.Z[IsUpwards(area) ? map.Z.Count - 1 - (y / down) : y / down];
            for (var x = 0; x < columns * across; x++)
            {
                var (red, green, blue) = x / across < row.Count ? Color(row[x / across]) : (255, 255, 255);
                (pixels[at++], pixels[at++], pixels[at++]) = ((byte)red, (byte)green, (byte)blue);
            }
        }

        var png = Convert.ToBase64String(Png.Encode(pixels, columns * across, map.Z.Count * down));
        var (left, right) = (area.X(-0.5), area.X(columns - 0.5));
        var (first, last) = (area.Y(-0.5), area.Y(map.Z.Count - 0.5));
        return SvgText.Inv($"<image x=\"{left:0.#}\" y=\"{Math.Min(first, last):0.#}\" width=\"{right - left:0.#}\" height=\"{Math.Abs(first - last):0.#}\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,{png}\"/>")
            + SvgCellText.Of(map, area, Color);

        (int Red, int Green, int Blue) Color(double number) => colors.At((number - low) / (high - low));
    }

    /// <summary>The colours from the smallest number to the largest.</summary>
    internal static string ColorBar(HeatmapTrace map, SvgArea area)
    {
        var (low, high) = Range(map);
        var colors = ColorScale.Of(map);
        var x = area.End + 14;
        var step = area.Height / BarSteps;
        var svg = new StringBuilder();
        for (var i = 0; i < BarSteps; i++)
        {
            var (red, green, blue) = colors.At((i + 0.5) / BarSteps);
            svg.Append(SvgText.Inv($"<rect x=\"{x:0.#}\" y=\"{area.Bottom - ((i + 1) * step):0.##}\" width=\"{BarWidth}\" height=\"{step + 0.5:0.##}\" fill=\"#{red:x2}{green:x2}{blue:x2}\"/>"));
        }

        foreach (var mark in SvgMarks.Of(low, high, isLog: false))
        {
            var y = area.Bottom - ((mark.Value - low) / (high - low) * area.Height);
            svg.Append(SvgText.Inv($"<text x=\"{x + BarWidth + 6:0.#}\" y=\"{y + 4:0.#}\">{SvgText.Escape(mark.Text)}</text>"));
        }

        return map.ColorBar is { Title: var title }
            ? svg.Append(SvgText.Inv($"<text x=\"{FigureSvg.Width - 8}\" y=\"{area.Top - 8:0.#}\" text-anchor=\"end\">{SvgText.Escape(title)}</text>")).ToString()
            : svg.ToString();
    }

    private static bool IsUpwards(SvgArea area) => area.Y(1) < area.Y(0);

    private static (double Low, double High) Range(HeatmapTrace map)
    {
        var numbers = map.Z.SelectMany(row => row).Where(double.IsFinite).ToArray();
        var (low, high) = (numbers.DefaultIfEmpty(0).Min(), numbers.DefaultIfEmpty(1).Max());
        return low == high ? (low - 0.5, high + 0.5) : (low, high);
    }
}
