using Notebooks.Documents;

namespace Notebooks.Authoring;

/// <summary>Holds a translation's prose against the original.</summary>
public static class Translation
{
    /// <summary>Pairs the cells of prose by id.</summary>
    /// <param name="source">The original.</param>
    /// <param name="translation">Cells of prose only, each with the hash of the original's text.</param>
    /// <returns>The translated cells by id.</returns>
    /// <exception cref="NotebookFormatException">
    /// A cell is missing or too many, or the original has changed since; the message names the file, the cell and what to do.
    /// </exception>
    public static IReadOnlyDictionary<string, SourceCell> Match(NotebookSource source, NotebookSource translation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(translation);
        Dictionary<string, SourceCell> prose = source.Prose.ToDictionary(cell => cell.Id);
        foreach (SourceCell cell in translation.Cells)
        {
            if (cell.Kind != SourceCellKind.Prose || !prose.TryGetValue(cell.Id, out SourceCell? original))
                throw Error(translation, cell, $"{source.Name} has no cell of prose with this id; delete it, or give it the original's id");
            var hash = TextHash.Of(original.Text);
            if (cell.TranslationOf != hash)
            {
                throw Error(
                    translation,
                    cell,
                    cell.TranslationOf is null
                        ? $"it does not say which text it translates; write of={hash} after its id"
                        : $"the original has changed since it was translated; bring it up to date and write of={hash}");
            }

            prose.Remove(cell.Id);
        }

        return prose.Count == 0
            ? translation.Cells.ToDictionary(cell => cell.Id)
            : throw new NotebookFormatException(
                $"{translation.Path} lacks the cell '{prose.Keys.First()}' of {source.Name}; translate it and write of={TextHash.Of(prose.Values.First().Text)} after its id.");
    }

    private static NotebookFormatException Error(NotebookSource translation, SourceCell cell, string what) =>
        new($"{translation.Path}, line {cell.Line}, cell '{cell.Id}': {what}.");
}
