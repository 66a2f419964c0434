using System.Diagnostics;
using System.Reflection;
using Notebooks.Formatting;

namespace Notebooks.Kernel;

/// <summary>An exception as its author wants to see it: the cells' own lines, what libraries did between them folded.</summary>
internal sealed class ExceptionReport(CellSources sources, string currentCell)
{
    /// <summary>How many of a cell's calls are shown at each end of a deeper stack.</summary>
    private const int MostCalls = 10;

    private readonly List<string> _lines = [];
    private readonly Dictionary<Module, bool> _isCell = [];

    public CellError Create(Exception exception)
    {
        Exception shown = Unwrap(exception);
        StackFrame[] thrown = Frames(shown);
        StackFrame? place = thrown.FirstOrDefault(frame => FileOf(frame) == currentCell);
        var line = place?.GetFileLineNumber();
        for (Exception? e = shown; e is not null; e = e.InnerException)
        {
            _lines.Add($"{(e == shown ? "" : "Caused by ")}{TypeNames.Of(e.GetType())}: {e.Message}");
            AddFrames(e == shown ? thrown : Frames(e));
        }

        return new CellError(TypeNames.Of(shown.GetType()), shown.Message)
        {
            Line = line,
            SourceLine = line is { } number ? sources.Line(currentCell, number) : null,
            Traceback = [.. _lines],
        };
    }

    private string? FileOf(StackFrame frame) => frame.GetFileName() is { } file ? sources.PresentName(file) : null;

    private static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    private static StackFrame[] Frames(Exception exception) => new StackTrace(exception, fNeedFileInfo: true).GetFrames();

    private void AddFrames(StackFrame[] frames)
    {
        int[] cells = [.. Enumerable.Range(0, frames.Length).Where(i => IsCell(frames[i]))];
        if (cells.Length <= 2 * MostCalls)
        {
            AddAll(frames);
        }
        else
        {
            AddAll(frames.AsSpan(..(cells[MostCalls - 1] + 1)));
            _lines.Add($"    … {cells.Length - (2 * MostCalls)} more calls");
            AddAll(frames.AsSpan(cells[^MostCalls]..));
        }
    }

    private void AddAll(ReadOnlySpan<StackFrame> frames)
    {
        var library = new List<MethodBase>();
        var isLibraryOnly = true;
        foreach (StackFrame frame in frames)
        {
            if (frame.GetMethod() is not { } method)
                continue;
            if (!IsCell(frame))
            {
                library.Add(method);
                continue;
            }

            isLibraryOnly = false;
            Fold(library);
            if (frame.GetFileLineNumber() > 0)
                AddUserFrame(frame, method);
        }

        // Outside the outermost cell there is only the kernel, unless no cell is involved at all.
        if (isLibraryOnly)
            Fold(library);
    }

    private bool IsCell(StackFrame frame)
    {
        if (frame.GetMethod()?.Module is not { } module)
            return false;
        if (!_isCell.TryGetValue(module, out var isCell))
            _isCell.Add(module, isCell = CellCompiler.IsCell(module.Assembly));
        return isCell;
    }

    /// <summary>A line of a cell, marked as the one where an error is.</summary>
    /// <param name="line">Its number, from 1.</param>
    /// <param name="text">Its text.</param>
    internal static string Marked(int? line, string text) => $"  → {line,5} | {text}";

    private void AddUserFrame(StackFrame frame, MethodBase method)
    {
        var file = FileOf(frame);
        var line = frame.GetFileLineNumber();
        var within = MethodNames.Of(method) is { } name ? $", in {name}" : "";
        _lines.Add($"  {Path.GetFileName(file)}, line {line}{within}");
        if (line > 1 && sources.Line(file, line - 1) is { Length: > 0 } before)
            _lines.Add($"    {line - 1,5} | {before}");
        if (sources.Line(file, line) is { } text)
            _lines.Add(Marked(line, text));
    }

    private void Fold(List<MethodBase> library)
    {
        MethodBase[] named = [.. library.Where(method => method.DeclaringType?.Namespace?.StartsWith("System.Runtime", StringComparison.Ordinal) != true)];
        library.Clear();
        if (named is [var innermost, ..])
        {
            var more = named.Length > 1 ? $" and {named.Length - 1} more library calls" : "";
            _lines.Add($"    … {MethodNames.Full(innermost)}{more}");
        }
    }
}
