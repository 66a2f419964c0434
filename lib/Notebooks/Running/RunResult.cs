namespace Notebooks.Running;

/// <summary>How a notebook's run went.</summary>
/// <param name="Notebook">The notebook's file name without extension.</param>
/// <param name="CellsRun">How many code cells ran to their end.</param>
/// <param name="CodeCells">How many code cells the notebook has.</param>
/// <param name="Elapsed">How long it took, from the start of the kernel to the last cell's end.</param>
/// <param name="Failure">The first cell that failed; null when every cell succeeded.</param>
/// <param name="NotebookPath">The executed notebook.</param>
/// <param name="HtmlPath">Its page; null when none was asked for.</param>
public sealed record RunResult(
    string Notebook, int CellsRun, int CodeCells, TimeSpan Elapsed, CellFailure? Failure, string? NotebookPath, string? HtmlPath)
{
    /// <summary>
    /// The cells that failed after the first: more than one failure there is where the first was in an exercise or its check.
    /// </summary>
    public IReadOnlyList<CellFailure> FurtherFailures { get; init; } = [];

    /// <summary>Its slides; null when none were asked for.</summary>
    public string? SlidesPath { get; init; }
}
