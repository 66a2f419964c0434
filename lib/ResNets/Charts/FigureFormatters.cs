using System.Diagnostics.CodeAnalysis;
using ResNets.Charts.Picture;
using ResNets.Display;

namespace ResNets.Charts;

/// <summary>How notebooks show a <see cref="Figure"/>: as plotly.js JSON, as HTML, as a picture and as text, in one output.</summary>
internal sealed class FigureFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() => Of<Figure>(figure => figure);

    /// <summary>The same for a type that is shown as a figure.</summary>
    /// <param name="draw">Its figure.</param>
    internal static IEnumerable<object> Of<T>(Func<T, Figure> draw) =>
    [
        new TypeFormatter<T>(PlotlyJson.MimeType, value => PlotlyJson.Of(draw(value))),
        new TypeFormatter<T>("text/html", value => PlotlyHtml.Of(draw(value))),
        new TypeFormatter<T>(FigureSvg.MimeType, value => FigureSvg.Of(draw(value))),
        new TypeFormatter<T>("text/plain", value => draw(value).Summary),
    ];
}
