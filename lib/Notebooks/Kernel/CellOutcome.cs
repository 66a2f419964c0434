using Notebooks.Documents;

namespace Notebooks.Kernel;

/// <summary>How a cell ended.</summary>
/// <param name="Result">The value of the last expression; null when there is none or the cell failed.</param>
/// <param name="Error">Why the cell failed; null when it succeeded.</param>
public sealed record CellOutcome(MimeBundle? Result, CellError? Error)
{
    /// <summary>Whether the cell ran to its end.</summary>
    public bool Succeeded => Error is null;
}
