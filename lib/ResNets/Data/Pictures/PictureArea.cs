namespace ResNets.Data;

/// <summary>A rectangle of pixels within a picture.</summary>
internal readonly record struct PictureArea(int Left, int Top, int Width, int Height)
{
    /// <summary>The square in the middle; where that is between two pixels, the even one, as torchvision does.</summary>
    public static PictureArea Center(int width, int height, int side) =>
        new((int)Math.Round((width - side) / 2.0), (int)Math.Round((height - side) / 2.0), side, side);
}
