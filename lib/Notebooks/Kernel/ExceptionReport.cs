using System.Diagnostics;
using System.Reflection;
using Notebooks.Formatting;

namespace Notebooks.Kernel;

/// <summary>An exception as its author wants to see it: the cells' own lines, what libraries did between them folded.</summary>
internal sealed class ExceptionReport(CellSources sources, string currentCell)
{
    private readonly List<string> _lines = [];

    public CellError Create(Exception exception)
    {
        Exception shown = Unwrap(exception);
        StackFrame? place = Frames(shown).FirstOrDefault(frame => frame.GetFileName() == currentCell);
        var line = place?.GetFileLineNumber();
        for (Exception? e = shown; e is not null; e = e.InnerException)
        {
            _lines.Add($"{(e == shown ? "" : "Caused by ")}{TypeNames.Of(e.GetType())}: {e.Message}");
            AddFrames(Frames(e));
        }

        return new CellError(TypeNames.Of(shown.GetType()), shown.Message)
        {
            Line = line,
            SourceLine = line is { } number ? sources.Line(currentCell, number) : null,
            Traceback = [.. _lines],
        };
    }

    private static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    private static StackFrame[] Frames(Exception exception) => new StackTrace(exception, fNeedFileInfo: true).GetFrames();

    private void AddFrames(StackFrame[] frames)
    {
        var library = new List<MethodBase>();
        foreach (StackFrame frame in frames)
        {
            if (frame.GetMethod() is not { } method)
                continue;
            if (!IsCell(frame))
            {
                library.Add(method);
                continue;
            }

            Fold(library);
            if (frame.GetFileLineNumber() > 0)
                AddUserFrame(frame, method);
        }

        // Outside the outermost cell there is only the kernel, unless no cell is involved at all.
        if (!frames.Any(IsCell))
            Fold(library);
    }

    private static bool IsCell(StackFrame frame) => CellCompiler.IsCell(frame.GetMethod()?.Module.Assembly);

    private void AddUserFrame(StackFrame frame, MethodBase method)
    {
        var file = frame.GetFileName();
        var line = frame.GetFileLineNumber();
        var within = MethodNames.Of(method) is { } name ? $", in {name}" : "";
        _lines.Add($"  {Path.GetFileName(file)}, line {line}{within}");
        if (line > 1 && sources.Line(file, line - 1) is { Length: > 0 } before)
            _lines.Add($"    {line - 1,5} | {before}");
        if (sources.Line(file, line) is { } text)
            _lines.Add($"  → {line,5} | {text}");
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
