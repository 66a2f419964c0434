using System.Globalization;

namespace ResNets.Charts.Picture;

/// <summary>The names that columns and rows stand for, where they stand for names.</summary>
internal static class SvgCategories
{
    /// <summary>The names along the horizontal axis, in the order of the traces; empty for points.</summary>
    internal static IReadOnlyList<string> Columns(Figure figure) =>
    [
        .. figure.Traces.SelectMany(trace => trace switch
        {
            BarTrace bar => bar.X,
            HeatmapTrace map => map.X ?? Numbers(map.Z.Select(row => row.Count).DefaultIfEmpty().Max()),
            _ => [],
        }).Distinct(),
    ];

    /// <summary>The names along the vertical axis; empty without a grid of cells.</summary>
    internal static IReadOnlyList<string> Rows(Figure figure) =>
        figure.Traces.OfType<HeatmapTrace>().FirstOrDefault() is { } map ? map.Y ?? Numbers(map.Z.Count) : [];

    private static string[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
}
