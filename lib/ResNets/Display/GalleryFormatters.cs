using System.Diagnostics.CodeAnalysis;
using ResNets.Charts.Picture;

namespace ResNets.Display;

/// <summary>How notebooks show a <see cref="Gallery"/>.</summary>
internal sealed class GalleryFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Gallery>("text/html", GalleryHtml.Of),
        new TypeFormatter<Gallery>(FigureSvg.MimeType, GallerySvg.Of),
        new TypeFormatter<Gallery>("text/plain", gallery => gallery.ToString()),
    ];
}
