namespace ResNets.Charts.Picture;

/// <summary>The colours of grids of cells, as plotly.js has them: named points, and straight lines between them.</summary>
internal sealed class ColorScale
{
    private const string Fallback = "Viridis";

    private static readonly Dictionary<string, (double At, int Color)[]> s_named = new(StringComparer.Ordinal)
    {
        ["Viridis"] = Even(
            0x440154, 0x48186a, 0x472d7b, 0x424086, 0x3b528b, 0x33638d, 0x2c728e, 0x26828e, 0x21918c,
            0x1fa088, 0x28ae80, 0x3fbc73, 0x5ec962, 0x84d44b, 0xaddc30, 0xd8e219, 0xfde725),
        ["Greys"] = Even(0x000000, 0xffffff),
        ["Blues"] = [(0, 0x050aac), (0.35, 0x283cbe), (0.5, 0x4664f5), (0.6, 0x5a78f5), (0.7, 0x6a89f7), (1, 0xdcdcdc)],
    };

    private readonly (double At, int Color)[] _points;
    private readonly bool _isReversed;

    private ColorScale((double At, int Color)[] points, bool isReversed) => (_points, _isReversed) = (points, isReversed);

    /// <summary>The colours of a grid; Viridis in place of those that only plotly.js knows (<see cref="Remark"/>).</summary>
    internal static ColorScale Of(HeatmapTrace map) =>
        new(s_named.GetValueOrDefault(map.ColorScale, s_named[Fallback]), map.ReverseScale == true);

    /// <summary>What a reader has to know of the colours; null where they are those of the interactive chart.</summary>
    internal static string? Remark(HeatmapTrace map) =>
        s_named.ContainsKey(map.ColorScale) ? null : $"colours of this picture: {Fallback}, in place of {map.ColorScale}";

    /// <summary>The colour at a place; white where there is no number.</summary>
    /// <param name="share">From 0 for the smallest number to 1 for the largest.</param>
    internal (int Red, int Green, int Blue) At(double share)
    {
        if (!double.IsFinite(share))
        {
            return (255, 255, 255);
        }

        var at = Math.Clamp(_isReversed ? 1 - share : share, 0, 1);
        var above = Math.Max(1, Array.FindIndex(_points, point => point.At >= at));
        var ((from, first), (to, second)) = (_points[above - 1], _points[above]);
        return (Channel(16), Channel(8), Channel(0));

        int Channel(int shift)
        {
            var (low, high) = ((first >> shift) & 255, (second >> shift) & 255);
            return (int)Math.Round(low + ((high - low) * (at - from) / (to - from)));
        }
    }

    private static (double At, int Color)[] Even(params int[] colors) =>
        [.. colors.Select((color, i) => ((double)i / (colors.Length - 1), color))];
}
