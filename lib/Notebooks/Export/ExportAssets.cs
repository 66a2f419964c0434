namespace Notebooks.Export;

/// <summary>Where exported pages take plotly.js, KaTeX and reveal.js from.</summary>
/// <param name="ModulesFolder">
/// A folder that holds node_modules with plotly.js-cartesian-dist-min, katex and reveal.js, for pages that work offline;
/// null, or without them: the links are used.
/// </param>
public sealed record ExportAssets(string? ModulesFolder)
{
    /// <summary>No folder and no links: charts and formulas stay as text.</summary>
    public static ExportAssets None { get; } = new((string?)null);

    /// <summary>plotly.js on the web, for pages made without the folder.</summary>
    public AssetLink? PlotlyScript { get; init; }

    /// <summary>KaTeX's script on the web.</summary>
    public AssetLink? KatexScript { get; init; }

    /// <summary>KaTeX's style sheet on the web.</summary>
    public AssetLink? KatexStyle { get; init; }

    /// <summary>reveal.js's script on the web.</summary>
    public AssetLink? RevealScript { get; init; }

    /// <summary>reveal.js's style sheet on the web.</summary>
    public AssetLink? RevealStyle { get; init; }
}
