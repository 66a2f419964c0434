namespace Notebooks.Protocol.Contents;

/// <summary>Metadata of an error message: where in the cell it is.</summary>
/// <param name="Line">The line, from 1; null when no line of the cell is involved.</param>
/// <param name="SourceLine">The text of that line.</param>
public sealed record ErrorPlace(int? Line, string? SourceLine);
