namespace ResNets.Charts.Picture;

/// <summary>Where the values of a figure lie in its picture, in pixels from above and from the left.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Width">To the right.</param>
/// <param name="Height">Downwards.</param>
/// <param name="Horizontal">The horizontal axis.</param>
/// <param name="Vertical">The vertical axis.</param>
internal sealed record SvgArea(double Left, double Top, double Width, double Height, SvgAxis Horizontal, SvgAxis Vertical)
{
    /// <summary>The lower edge.</summary>
    internal double Bottom => Top + Height;

    /// <summary>The right edge.</summary>
    internal double End => Left + Width;

    /// <summary>The place of a value; not finite where a logarithmic axis has none for it.</summary>
    internal double X(double value) => Left + (Horizontal.Share(value) * Width);

    /// <summary>The place of a value; not finite where a logarithmic axis has none for it.</summary>
    internal double Y(double value) => Bottom - (Vertical.Share(value) * Height);

    /// <summary>The place of the vertical axis's zero; the lower edge where a logarithmic axis has none.</summary>
    internal double Zero => Vertical.IsLog ? Bottom : Y(0);
}
