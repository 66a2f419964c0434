using System.Collections.Immutable;
using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>A notebook in nbformat 4, as immutable data.</summary>
/// <param name="Cells">The cells, top to bottom.</param>
public sealed record NotebookDocument(ImmutableArray<Cell> Cells)
{
    /// <summary>The notebook's metadata, a JSON object, kept member by member as it was read.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;

    /// <summary>The code cells that hold any code, top to bottom: those that a run executes.</summary>
    public IEnumerable<CodeCell> CodeCells => Cells.OfType<CodeCell>().Where(cell => !cell.IsBlank);
}
