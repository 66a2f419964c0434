using Notebooks.Export;

namespace Course.Run;

/// <summary>Which notebooks to run, and how.</summary>
/// <param name="Notebooks">The paths, in order.</param>
/// <param name="Budget">smoke, quick or full.</param>
/// <param name="Output">The folder that gets the executed notebooks and their pages.</param>
/// <param name="DataFolder">Where the data sets are.</param>
public sealed record RunPlan(IReadOnlyList<string> Notebooks, string Budget, string Output, string DataFolder)
{
    /// <summary>Whether pages are written too.</summary>
    public bool Html { get; init; } = true;

    /// <summary>cpu or cuda for notebooks that choose a device; null to leave the choice to them.</summary>
    public string? Device { get; init; }

    /// <summary>The longest that one cell may run; null: no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>Whether slides are written too.</summary>
    public bool Slides { get; init; }

    /// <summary>Whether a page is written that leads to all others.</summary>
    public bool Index { get; init; }

    /// <summary>Where pages take their scripts from.</summary>
    public ExportAssets Assets { get; init; } = ExportAssets.None;
}
