using System.Globalization;
using Course.Terminal;
using Notebooks.Running;
using Spectre.Console;

namespace Course.Run;

/// <summary>Shows what came of a run: a table, then a paragraph for every failure.</summary>
public static class RunReport
{
    /// <summary>The exit code: 0 when every planned notebook ran to its end.</summary>
    /// <param name="planned">How many notebooks were to be run.</param>
    /// <param name="results">What came of them.</param>
    public static int ExitCode(int planned, IReadOnlyList<RunResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return results.Count == planned && results.All(result => result.Failure is null) ? 0 : 1;
    }

    /// <summary>Shows all of it.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="results">What came of the notebooks.</param>
    /// <param name="output">The folder with the results.</param>
    public static void Show(CourseTerminal terminal, IReadOnlyList<RunResult> results, string output)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(results);
        if (results.Count > 0)
        {
            terminal.Output.Write(Summary(results));
        }

        foreach (RunResult result in results)
        {
            foreach (CellFailure failure in result.Failures)
            {
                ShowFailure(terminal, result.Notebook, failure);
            }
        }

        if (results.Any(result => result.NotebookPath is not null))
        {
            string[] written =
            [
                "executed notebooks",
                .. results.Any(result => result.HtmlPath is not null) ? ["pages"] : Array.Empty<string>(),
                .. results.Any(result => result.SlidesPath is not null) ? ["slides"] : Array.Empty<string>(),
            ];
            terminal.Line($"{string.Join(" and ", written)} are in {output}");
        }
    }

    private static Table Summary(IReadOnlyList<RunResult> results)
    {
        var table = new Table().RoundedBorder().AddColumns("notebook", "code cells", "exercises", "seconds", "result");
        foreach (int column in new[] { 1, 2, 3 })
        {
            table.Columns[column].RightAligned();
        }

        foreach (RunResult result in results)
        {
            table.AddRow(
                new Text(result.Notebook),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{result.CellsRun}/{result.CodeCells}")),
                new Text(ExerciseCount.In(result.NotebookPath)?.ToString() ?? ""),
                new Text(result.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)),
                new Markup(result.Failure is null ? "[green]done[/]" : $"[red]{Places(result.Failures)}[/]"));
        }

        return table;
    }

    private static string Places(IReadOnlyList<CellFailure> failures) => failures switch
    {
        [{ Cell: 0 }] => "could not be run",
        [var one] => $"failed in code cell {one.Cell}",
        _ => $"failed in code cells {string.Join(", ", failures.Select(failure => failure.Cell))}",
    };

    private static void ShowFailure(CourseTerminal terminal, string notebook, CellFailure failure)
    {
        string place = failure.Cell > 0 ? $"{notebook}, code cell {failure.Cell}: {failure.ErrorName}" : notebook;
        terminal.Output.Write(new Markup("[red]✗[/] "));
        terminal.Line($"{place}: {failure.Message}");
        if (failure.Line is { } line)
        {
            terminal.Line($"    line {line}: {failure.SourceLine?.Trim()}");
        }

        terminal.Line();
    }
}
