namespace Notebooks.Running;

/// <summary>The latest that a running cell has shown or printed.</summary>
/// <param name="Notebook">The notebook's file name without extension.</param>
/// <param name="Cell">Its number among the code cells, from 1.</param>
/// <param name="Text">One line.</param>
public sealed record CellStatus(string Notebook, int Cell, string Text) : RunEvent(Notebook);
