namespace Notebooks.Running;

/// <summary>A cell has ended.</summary>
/// <param name="Notebook">The notebook's file name without extension.</param>
/// <param name="Cell">Its number among the code cells, from 1.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="Succeeded">Whether it ran to its end.</param>
public sealed record CellFinished(string Notebook, int Cell, TimeSpan Elapsed, bool Succeeded) : RunEvent(Notebook);
