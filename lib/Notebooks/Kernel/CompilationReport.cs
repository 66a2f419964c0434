using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Kernel;

/// <summary>Compile errors with their line and a mark under the place.</summary>
internal static class CompilationReport
{
    private const int MostErrors = 10;

    public static CellError Create(ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostic[] errors = [.. diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .OrderBy(d => d.Location.SourceSpan.Start)];
        Diagnostic first = errors[0];
        var more = errors.Length > 1 ? $" (and {errors.Length - 1} more)" : "";
        return new CellError("CompilationError", $"{Place(first)}: {Text(first)}{more}")
        {
            Line = first.Location.IsInSource ? first.Location.GetMappedLineSpan().StartLinePosition.Line + 1 : null,
            SourceLine = SourceLine(first)?.ToString(),
            Traceback = [.. errors.Take(MostErrors).SelectMany(Lines)],
        };
    }

    private static string Text(Diagnostic error) => $"{error.Id} {error.GetMessage(CultureInfo.InvariantCulture)}";

    private static string Place(Diagnostic error)
    {
        FileLinePositionSpan span = error.Location.GetMappedLineSpan();
        return span.IsValid
            ? $"{Path.GetFileName(span.Path)}, line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}"
            : "the cell";
    }

    private static TextLine? SourceLine(Diagnostic error) =>
        error.Location.SourceTree?.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start);

    private static IEnumerable<string> Lines(Diagnostic error)
    {
        yield return $"{Place(error)}: {Text(error)}";
        if (SourceLine(error) is not { } line)
            yield break;
        var number = $"{line.LineNumber + 1,5} | ";
        TextSpan span = error.Location.SourceSpan;
        var before = line.ToString()[..(span.Start - line.Start)];
        var indent = string.Concat(before.Select(c => c == '\t' ? '\t' : ' '));
        yield return number + line;
        yield return "      | " + indent + new string('^', Math.Max(1, Math.Min(span.End, line.End) - span.Start));
    }
}
