using System.Collections.Immutable;

namespace Notebooks.Kernel;

/// <summary>An error in a cell, as a reader wants to see it.</summary>
/// <param name="Name">The exception's type name, "CompilationError" or "Interrupted".</param>
/// <param name="Message">What went wrong.</param>
public sealed record CellError(string Name, string Message)
{
    /// <summary>The line of the failing cell, from 1; null when no line of it is involved.</summary>
    public int? Line { get; init; }

    /// <summary>The text of that line.</summary>
    public string? SourceLine { get; init; }

    /// <summary>The full report, line by line: user frames with their source, library frames folded.</summary>
    public ImmutableArray<string> Traceback { get; init; } = [];
}
