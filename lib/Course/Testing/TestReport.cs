using System.Globalization;
using Course.Terminal;
using Spectre.Console;

namespace Course.Testing;

/// <summary>Shows what came of the tests: the failures, a table, and one closing line.</summary>
public static class TestReport
{
    private const int ShownTraceLines = 12;

    /// <summary>The closing line: <c>N passed, N failed</c>, and <c>, N skipped</c> where any were.</summary>
    /// <param name="outcomes">The outcomes of all projects.</param>
    public static string ClosingLine(IReadOnlyList<TestOutcome> outcomes)
    {
        int skipped = outcomes.Sum(outcome => outcome.Skipped);
        string tail = skipped > 0 ? $", {skipped} skipped" : "";
        return $"{outcomes.Sum(outcome => outcome.Passed)} passed, {outcomes.Sum(outcome => outcome.Failed)} failed{tail}";
    }

    /// <summary>The exit code: 0 when nothing failed and every project, or with a filter any, ran a test.</summary>
    /// <param name="outcomes">The outcomes of all projects.</param>
    /// <param name="filtered">Whether only some tests were asked for.</param>
    public static int ExitCode(IReadOnlyList<TestOutcome> outcomes, bool filtered)
    {
        bool ran = filtered ? outcomes.Any(outcome => outcome.RanAny) : outcomes.All(outcome => outcome.RanAny);
        return ran && outcomes.Count > 0 && outcomes.All(outcome => outcome.Failed == 0) ? 0 : 1;
    }

    /// <summary>Shows all of it.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="outcomes">The outcomes of all projects.</param>
    /// <param name="filtered">Whether only some tests were asked for.</param>
    public static void Show(CourseTerminal terminal, IReadOnlyList<TestOutcome> outcomes, bool filtered)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        foreach (TestFailure failure in outcomes.SelectMany(outcome => outcome.Failures))
        {
            ShowFailure(terminal, failure);
        }

        terminal.Output.Write(Summary(outcomes, filtered));
        foreach (TestOutcome empty in outcomes.Where(outcome => !outcome.RanAny && !filtered))
        {
            terminal.Step(empty.Project, StepMark.Failed, "ran no test; every project has tests");
        }

        if (filtered && !outcomes.Any(outcome => outcome.RanAny))
        {
            terminal.Step("filter", StepMark.Failed, "no test's full name contains it");
        }

        terminal.Line(ClosingLine(outcomes));
    }

    private static void ShowFailure(CourseTerminal terminal, TestFailure failure)
    {
        terminal.Output.Write(new Markup("[red]✗[/] "));
        terminal.Line(failure.Test);
        IEnumerable<string> lines = [.. failure.Message.Split('\n'), .. failure.StackTrace.Split('\n').Take(ShownTraceLines)];
        foreach (string line in lines.Where(line => line.Trim().Length > 0))
        {
            terminal.Line("    " + line.TrimEnd());
        }

        terminal.Line();
    }

    private static Table Summary(IReadOnlyList<TestOutcome> outcomes, bool filtered)
    {
        var table = new Table().RoundedBorder().AddColumns("project", "passed", "failed", "skipped", "seconds", "result");
        foreach (TableColumn column in table.Columns.Skip(1).Take(4))
        {
            column.RightAligned();
        }

        foreach (TestOutcome outcome in outcomes)
        {
            table.AddRow(
                outcome.Project,
                Number(outcome.Passed),
                Number(outcome.Failed),
                Number(outcome.Skipped),
                outcome.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                Result(outcome, filtered));
        }

        return table;
    }

    private static string Result(TestOutcome outcome, bool filtered) => outcome switch
    {
        { Failed: > 0 } => "[red]failed[/]",
        { RanAny: false } => filtered ? "no match" : "[red]no test[/]",
        _ => "[green]passed[/]",
    };

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
