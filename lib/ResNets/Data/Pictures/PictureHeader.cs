namespace ResNets.Data;

/// <summary>What the beginning of a picture's file says.</summary>
/// <param name="Width">Pixels in a row, as shown.</param>
/// <param name="Height">Rows, as shown.</param>
/// <param name="IsJpeg">Whether it can be decoded at a half, a quarter or an eighth of its size.</param>
internal readonly record struct PictureHeader(int Width, int Height, bool IsJpeg)
{
    /// <summary>The size when decoded at 1/<paramref name="denominator"/>.</summary>
    public (int Width, int Height) Scaled(int denominator) =>
        ((Width + denominator - 1) / denominator, (Height + denominator - 1) / denominator);

    /// <summary>The largest of 1, 2, 4, 8 that leaves the shorter side no shorter than what is asked for.</summary>
    public int DenominatorFor(int shorterSide)
    {
        var denominator = 1;
        while (IsJpeg && denominator < 8 && Math.Min(Width, Height) / (2 * denominator) >= shorterSide)
        {
            denominator *= 2;
        }

        return denominator;
    }
}
