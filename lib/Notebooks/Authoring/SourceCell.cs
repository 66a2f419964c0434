namespace Notebooks.Authoring;

/// <summary>One cell of a notebook's source.</summary>
/// <param name="Id">Unique within the notebook; it becomes the cell's id.</param>
/// <param name="Kind">What the cell is.</param>
/// <param name="Text">Prose as markdown, or code without its fence.</param>
/// <param name="Line">The line of the source file on which the cell begins, from 1.</param>
public sealed record SourceCell(string Id, SourceCellKind Kind, string Text, int Line)
{
    /// <summary>How the cell stands in a lecture: slide, subslide, fragment, skip; null goes on with the slide before.</summary>
    public string? Slide { get; init; }

    /// <summary>An exercise's solution, code without its fence.</summary>
    public string? Solution { get; init; }

    /// <summary>What the speaker says here, as markdown.</summary>
    public string? Notes { get; init; }

    /// <summary>In a translation: the hash of the original's text that was translated.</summary>
    public string? TranslationOf { get; init; }
}
