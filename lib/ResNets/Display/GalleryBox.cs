namespace ResNets.Display;

/// <summary>An object marked in a picture.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Left">The left edge, as a share of the picture's width.</param>
/// <param name="Top">The upper edge, as a share of the picture's height.</param>
/// <param name="Width">As a share of the picture's width.</param>
/// <param name="Height">As a share of the picture's height.</param>
public sealed record GalleryBox(string Label, double Left, double Top, double Width, double Height);
