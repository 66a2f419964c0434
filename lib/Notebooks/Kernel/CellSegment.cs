namespace Notebooks.Kernel;

/// <summary>A part of a cell in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Text">The part; for C# with as many empty lines before it as keep the cell's line numbers.</param>
internal sealed record CellSegment(CellLanguage Language, string Text);
