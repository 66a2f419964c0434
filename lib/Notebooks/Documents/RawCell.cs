namespace Notebooks.Documents;

/// <summary>A cell that is neither run nor rendered.</summary>
/// <param name="Id">Unique within the notebook.</param>
/// <param name="Source">The text.</param>
public sealed record RawCell(string Id, string Source) : Cell(Id, Source);
