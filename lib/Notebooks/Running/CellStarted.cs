namespace Notebooks.Running;

/// <summary>A cell begins.</summary>
/// <param name="Notebook">The notebook's file name without extension.</param>
/// <param name="Cell">Its number among the code cells, from 1: its execution count.</param>
/// <param name="CodeCells">How many cells the notebook runs.</param>
/// <param name="Title">The nearest heading above it; empty when there is none.</param>
public sealed record CellStarted(string Notebook, int Cell, int CodeCells, string Title) : RunEvent(Notebook);
