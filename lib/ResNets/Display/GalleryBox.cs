namespace ResNets.Display;

/// <summary>An object marked in a picture.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Left">The left edge, as a share of the picture's width.</param>
/// <param name="Top">The upper edge, as a share of the picture's height.</param>
/// <param name="Width">As a share of the picture's width.</param>
/// <param name="Height">As a share of the picture's height.</param>
public sealed record GalleryBox(string Label, double Left, double Top, double Width, double Height)
{
    private static readonly string[] s_colors = ["#e4572e", "#17bebb", "#ffc914", "#8f6bd1", "#76b041", "#3f8efc"];

    /// <summary>The colour of a class's boxes.</summary>
    internal static string ColorOf(string label, string[] classes) => s_colors[Array.IndexOf(classes, label) % s_colors.Length];
}
