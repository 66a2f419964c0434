namespace ResNets.Data;

/// <summary>A decoded picture of any size.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Rows of red, green, blue bytes: 3 · Width · Height of them.</param>
public sealed record Picture(int Width, int Height, byte[] Pixels)
{
    /// <summary>The picture at another size, by the triangle filter (widened where the picture shrinks).</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public Picture Resize(int width, int height) => Crop(width, height, new PictureArea(0, 0, width, height));

    /// <summary>The picture whose shorter side has a length, its shape kept.</summary>
    /// <param name="side">The length of the shorter side in pixels.</param>
    public Picture ResizeShorterSide(int side)
    {
        var (width, height) = PictureSize.WithShorterSide(Width, Height, side);
        return Resize(width, height);
    }

    /// <summary>A part of what <see cref="Resize"/> gives, computed alone.</summary>
    internal Picture Crop(int width, int height, PictureArea area)
    {
        var pixels = new byte[3 * area.Width * area.Height];
        using var resampler = new Resampler();
        resampler.Resample(Pixels, (Width, Height), (width, height), area, pixels);
        return new Picture(area.Width, area.Height, pixels);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Width}×{Height}";
}
