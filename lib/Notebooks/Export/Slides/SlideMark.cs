using Notebooks.Documents;

namespace Notebooks.Export.Slides;

/// <summary>What a cell's metadata say about slides.</summary>
/// <param name="Kind">How the cell is shown.</param>
/// <param name="Notes">What the speaker wants to say; null: nothing.</param>
internal sealed record SlideMark(SlideKind Kind, string? Notes)
{
    /// <summary>Reads <c>slideshow.slide_type</c>, as editors write it, and <c>slideshow.notes</c>.</summary>
    public static SlideMark Of(Cell cell) => new(
        Json.StringAt(cell.Metadata, "slideshow", "slide_type") switch
        {
            "slide" => SlideKind.Slide,
            "subslide" => SlideKind.Below,
            "fragment" => SlideKind.Fragment,
            "skip" => SlideKind.Skip,
            "notes" => SlideKind.Notes,
            "-" => SlideKind.Continue,
            _ => BeginsSection(cell) ? SlideKind.Slide : SlideKind.Unmarked,
        },
        Json.StringAt(cell.Metadata, "slideshow", "notes"));

    /// <summary>Whether a cell is tagged as the check of the exercise before it.</summary>
    public static bool IsCheck(Cell cell) => cell.HasTag("check");

    private static bool BeginsSection(Cell cell) => cell is MarkdownCell
        && (cell.Source.StartsWith("# ", StringComparison.Ordinal) || cell.Source.StartsWith("## ", StringComparison.Ordinal));
}
