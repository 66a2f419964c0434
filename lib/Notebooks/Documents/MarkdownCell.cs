namespace Notebooks.Documents;

/// <summary>A cell of markdown prose.</summary>
/// <param name="Id">Unique within the notebook.</param>
/// <param name="Source">The markdown.</param>
public sealed record MarkdownCell(string Id, string Source) : Cell(Id, Source);
