namespace Notebooks.Running;

/// <summary>Why a cell did not run to its end.</summary>
/// <param name="Cell">Its number among the code cells, from 1.</param>
/// <param name="ErrorName">
/// The exception's type name, "CompilationError", "Timeout", "OutputLimit" or "KernelDied".
/// </param>
/// <param name="Message">What went wrong, one sentence.</param>
/// <param name="Line">The line of the cell, from 1, or null.</param>
/// <param name="SourceLine">The text of that line, or null.</param>
/// <param name="Traceback">The full report, or null.</param>
public sealed record CellFailure(int Cell, string ErrorName, string Message, int? Line, string? SourceLine, string? Traceback)
{
    /// <summary>
    /// Whether the cell's own code failed, by an exception or because it does not compile; the kernel goes on then. Otherwise
    /// the cell was ended, or its kernel died.
    /// </summary>
    public bool IsOfCode => ErrorName is not ("Timeout" or "OutputLimit" or "KernelDied");
}
