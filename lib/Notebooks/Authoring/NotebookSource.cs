using System.Collections.Immutable;

namespace Notebooks.Authoring;

/// <summary>
/// A notebook as it is written: a markdown file of cells, from which the student's notebook, the one with solutions and,
/// with a translation's prose, the one in another language are made.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Cells">The cells, top to bottom.</param>
public sealed record NotebookSource(string Path, ImmutableArray<SourceCell> Cells)
{
    /// <summary>The file's name without its ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The cells of prose.</summary>
    public IEnumerable<SourceCell> Prose => Cells.Where(cell => cell.Kind == SourceCellKind.Prose);
}
