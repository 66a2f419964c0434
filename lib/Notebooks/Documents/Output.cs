namespace Notebooks.Documents;

/// <summary>One thing that a code cell put out.</summary>
public abstract record Output;
