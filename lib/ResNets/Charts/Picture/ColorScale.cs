namespace ResNets.Charts.Picture;

/// <summary>The colours of grids of cells, as plotly.js has them.</summary>
internal static class ColorScale
{
    private static readonly int[] s_viridis =
    [
        0x440154, 0x48186a, 0x472d7b, 0x424086, 0x3b528b, 0x33638d, 0x2c728e, 0x26828e, 0x21918c,
        0x1fa088, 0x28ae80, 0x3fbc73, 0x5ec962, 0x84d44b, 0xaddc30, 0xd8e219, 0xfde725,
    ];

    private static readonly int[] s_greys = [0x000000, 0xffffff];

    /// <summary>The colour at a place; white where there is no number.</summary>
    /// <param name="name">plotly.js's name of the colours; other names than <c>Greys</c> are drawn as <c>Viridis</c>.</param>
    /// <param name="share">From 0 for the smallest number to 1 for the largest.</param>
    internal static (int Red, int Green, int Blue) At(string name, double share)
    {
        if (!double.IsFinite(share))
        {
            return (255, 255, 255);
        }

        var colors = name == "Greys" ? s_greys : s_viridis;
        var place = Math.Clamp(share, 0, 1) * (colors.Length - 1);
        var below = Math.Min((int)place, colors.Length - 2);
        return (Channel(16), Channel(8), Channel(0));

        int Channel(int shift)
        {
            var (from, to) = ((colors[below] >> shift) & 255, (colors[below + 1] >> shift) & 255);
            return (int)Math.Round(from + ((to - from) * (place - below)));
        }
    }
}
