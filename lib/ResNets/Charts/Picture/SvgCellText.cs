using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ResNets.Charts.Picture;

/// <summary>What is written into the cells of a grid: light on dark cells, dark on light ones, as large as they have room for.</summary>
internal static partial class SvgCellText
{
    private const double LargestFont = 12;
    private const double SmallestFont = 5;
    private const int Dark = 128;

    /// <summary>The words of all cells; nothing where a grid asks for none, or where they would be too small to read.</summary>
    /// <param name="map">The grid.</param>
    /// <param name="area">Where it lies.</param>
    /// <param name="color">The colour of a cell by its number.</param>
    internal static string Of(HeatmapTrace map, SvgArea area, Func<double, (int Red, int Green, int Blue)> color)
    {
        var cells = Cells(map).ToArray();
        if (cells.Length == 0)
        {
            return string.Empty;
        }

        var (width, height) = (Math.Abs(area.X(1) - area.X(0)), Math.Abs(area.Y(1) - area.Y(0)));
        var widest = cells.Max(cell => SvgText.Width(cell.Text, 1));
        var font = Math.Min(LargestFont, Math.Min(0.9 * width / widest, 0.8 * height));
        if (font < SmallestFont)
        {
            return string.Empty;
        }

        var svg = new StringBuilder(SvgText.Inv($"<g font-size=\"{font:0.#}\" text-anchor=\"middle\">"));
        foreach (var (row, column, text) in cells)
        {
            var (red, green, blue) = color(map.Z[row][column]);
            var ink = ((299 * red) + (587 * green) + (114 * blue)) / 1000 < Dark ? "#fff" : "#444";
            svg.Append(SvgText.Inv($"<text x=\"{area.X(column):0.#}\" y=\"{area.Y(row) + (0.35 * font):0.#}\" fill=\"{ink}\">{SvgText.Escape(text)}</text>"));
        }

        return svg.Append("</g>").ToString();
    }

    private static IEnumerable<(int Row, int Column, string Text)> Cells(HeatmapTrace map) =>
        from row in Enumerable.Range(0, map.TextTemplate is null ? 0 : map.Z.Count)
        from column in Enumerable.Range(0, map.Z[row].Count)
        where double.IsFinite(map.Z[row][column])
        let text = Placeholder().Replace(map.TextTemplate!, match => Value(map, row, column, match))
        where text.Length > 0
        select (row, column, text);

    /// <summary>What stands for a placeholder; one that only plotly.js knows stays as it is.</summary>
    private static string Value(HeatmapTrace map, int row, int column, Match placeholder)
    {
        var format = placeholder.Groups["digits"] is { Success: true } digits ? $"F{digits.Value}" : null;
        return placeholder.Groups["name"].Value switch
        {
            "z" => map.Z[row][column].ToString(format, CultureInfo.InvariantCulture),
            "text" => map.Text?.ElementAtOrDefault(row)?.ElementAtOrDefault(column) ?? string.Empty,
            "x" => map.X?.ElementAtOrDefault(column) ?? column.ToString(CultureInfo.InvariantCulture),
            _ => map.Y?.ElementAtOrDefault(row) ?? row.ToString(CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"%\{(?<name>z)(?::\.(?<digits>[0-9])f)?\}|%\{(?<name>text|x|y)\}")]
    private static partial Regex Placeholder();
}
