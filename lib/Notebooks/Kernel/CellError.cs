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

    /// <summary>The error with a report, made of the message and the line where it has none of its own: some front ends show nothing else.</summary>
    /// <param name="cell">What the cell is called.</param>
    internal CellError WithTraceback(string cell)
    {
        if (!Traceback.IsEmpty)
            return this;
        var place = Line is { } line ? $"{Path.GetFileName(cell)}, line {line}: " : "";
        var report = ImmutableArray.Create($"{place}{Name}: {Message}");
        return this with { Traceback = SourceLine is { } source ? report.Add(ExceptionReport.Marked(Line, source)) : report };
    }
}
