using ResNets.Charts.Picture;
using ResNets.Display;

namespace ResNets.Charts;

/// <summary>
/// A plotly.js figure. A notebook shows it as an interactive chart, and as a picture where no script runs; its
/// <see cref="Summary"/> says in words what it shows.
/// </summary>
/// <param name="Title">What the figure shows.</param>
/// <param name="Traces">Its series.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = [PlotlyJson.MimeType, "text/html", FigureSvg.MimeType, "text/plain"])]
public sealed record Figure(string Title, IReadOnlyList<Trace> Traces, Axis X, Axis Y)
{
    /// <summary>The height of a figure that needs no more, in pixels.</summary>
    internal const int UsualHeight = 440;

    /// <summary>The second line of the title: data, budget, and whether the numbers are recorded or live.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What the figure says, for readers who do not see it, and for terminals.</summary>
    public string Summary { get; init; } = Title;

    /// <summary>In pixels.</summary>
    public int Height { get; init; } = UsualHeight;

    /// <inheritdoc/>
    public override string ToString() => Summary;
}
