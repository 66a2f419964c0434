namespace Notebooks.Running;

/// <summary>How a notebook's run went.</summary>
/// <param name="Notebook">The notebook's file name without extension.</param>
/// <param name="CellsRun">How many code cells ran to their end.</param>
/// <param name="CodeCells">How many code cells the notebook has.</param>
/// <param name="Elapsed">How long it took, from the start of the kernel to the last cell's end.</param>
/// <param name="Failures">
/// The cells that failed, in order: none when all succeeded, and more than one only where answers to exercises or their checks failed.
/// </param>
/// <param name="NotebookPath">The executed notebook.</param>
/// <param name="HtmlPath">Its page; null when none was asked for.</param>
public sealed record RunResult(
    string Notebook, int CellsRun, int CodeCells, TimeSpan Elapsed, IReadOnlyList<CellFailure> Failures, string? NotebookPath, string? HtmlPath)
{
    /// <summary>The first cell that failed; null when every cell succeeded.</summary>
    public CellFailure? Failure => Failures is [var first, ..] ? first : null;

    /// <summary>Its slides; null when none were asked for.</summary>
    public string? SlidesPath { get; init; }
}
