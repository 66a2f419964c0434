namespace Notebooks.Running;

/// <summary>Something that happened in a run.</summary>
/// <param name="Notebook">The notebook's file name without extension.</param>
public abstract record RunEvent(string Notebook);
