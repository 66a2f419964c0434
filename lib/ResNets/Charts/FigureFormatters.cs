using System.Diagnostics.CodeAnalysis;
using ResNets.Charts.Picture;
using ResNets.Display;

namespace ResNets.Charts;

/// <summary>How notebooks show a <see cref="Figure"/>: as plotly.js JSON, as HTML, as a picture and as text, in one output.</summary>
internal sealed class FigureFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Figure>(PlotlyJson.MimeType, PlotlyJson.Of),
        new TypeFormatter<Figure>("text/html", PlotlyHtml.Of),
        new TypeFormatter<Figure>(FigureSvg.MimeType, FigureSvg.Of),
        new TypeFormatter<Figure>("text/plain", figure => figure.Summary),
    ];
}
