namespace Notebooks.Running;

/// <summary>A notebook begins.</summary>
/// <param name="Notebook">The notebook's file name without extension.</param>
/// <param name="CodeCells">How many cells it will run.</param>
public sealed record NotebookStarted(string Notebook, int CodeCells) : RunEvent(Notebook);
