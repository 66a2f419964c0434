using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Notebooks.Authoring;

/// <summary>Makes notebooks from their sources. The same source always gives the same bytes.</summary>
public static class NotebookMaker
{
    /// <summary>The notebook for students: exercises are open.</summary>
    /// <param name="source">The source.</param>
    public static NotebookDocument Student(NotebookSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Document(source.Cells.Select(cell => Cell(cell, cell.Text)), language: null);
    }

    /// <summary>The same notebook with each exercise solved.</summary>
    /// <param name="source">The source.</param>
    public static NotebookDocument Solved(NotebookSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Document(source.Cells.Select(cell => Cell(cell, cell.Solution ?? cell.Text)), language: null);
    }

    /// <summary>The notebook for students with another language's prose; the code stays as it is, byte for byte.</summary>
    /// <param name="source">The source.</param>
    /// <param name="translation">Its prose in the other language, cell by cell.</param>
    /// <param name="language">The language's code, such as <c>ko</c>.</param>
    /// <exception cref="NotebookFormatException">A cell of prose is missing, too many, or was translated from another text.</exception>
    public static NotebookDocument Translated(NotebookSource source, NotebookSource translation, string language)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(translation);
        IReadOnlyDictionary<string, SourceCell> prose = Translation.Match(source, translation);
        return Document(
            source.Cells.Select(cell => prose.TryGetValue(cell.Id, out SourceCell? other)
                ? Cell(cell with { Notes = other.Notes ?? cell.Notes, TranslationOf = other.TranslationOf }, other.Text)
                : Cell(cell, cell.Text)),
            language);
    }

    private static NotebookDocument Document(IEnumerable<Cell> cells, string? language) =>
        new([.. cells]) { Metadata = NotebookMetadata.Create(language) };

    private static Cell Cell(SourceCell cell, string text) => cell.Kind == SourceCellKind.Prose
        ? new MarkdownCell(cell.Id, text) { Metadata = Metadata(cell) }
        : new CodeCell(cell.Id, text) { Metadata = Metadata(cell) };

    private static JsonElement Metadata(SourceCell cell)
    {
        var metadata = new JsonObject();
        if (cell.Kind != SourceCellKind.Prose)
        {
            metadata["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" };
            metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" };
        }

        if (cell.Slide is not null || cell.Notes is not null)
        {
            var slideshow = new JsonObject();
            if (cell.Notes is not null)
                slideshow["notes"] = cell.Notes;
            if (cell.Slide is not null)
                slideshow["slide_type"] = cell.Slide;
            metadata["slideshow"] = slideshow;
        }

        if (cell.Kind is SourceCellKind.Exercise or SourceCellKind.Check)
            metadata["tags"] = new JsonArray(cell.Kind == SourceCellKind.Exercise ? "exercise" : "check");
        if (cell.TranslationOf is not null)
            metadata["translation_of"] = cell.TranslationOf;
        return JsonSerializer.SerializeToElement(metadata);
    }
}
