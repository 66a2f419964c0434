namespace Notebooks.Running;

/// <summary>A notebook has ended, and its files are written.</summary>
/// <param name="Notebook">The notebook's file name without extension.</param>
/// <param name="Result">How it went.</param>
public sealed record NotebookFinished(string Notebook, RunResult Result) : RunEvent(Notebook);
