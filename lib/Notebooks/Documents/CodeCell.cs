using System.Collections.Immutable;

namespace Notebooks.Documents;

/// <summary>A cell of code with what its last execution put out.</summary>
/// <param name="Id">Unique within the notebook.</param>
/// <param name="Source">The code.</param>
public sealed record CodeCell(string Id, string Source) : Cell(Id, Source)
{
    /// <summary>The number of the execution that produced the outputs; null when the cell was not executed.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>What the cell put out, in order.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [];
}
