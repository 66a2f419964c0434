namespace ResNets.Data;

/// <summary>Sizes of resized pictures.</summary>
internal static class PictureSize
{
    /// <summary>The size with a shorter side of a given length; the longer one is rounded down, as torchvision does.</summary>
    public static (int Width, int Height) WithShorterSide(int width, int height, int side) => width <= height
        ? (side, (int)((long)side * height / width))
        : ((int)((long)side * width / height), side);
}
