using System.Globalization;
using Course.Terminal;
using Notebooks.Running;

namespace Course.Run;

/// <summary>Tells a run as lines: notebooks as they begin and end, long cells, and now and then what a cell says.</summary>
internal sealed class PlainRunDisplay(CourseTerminal terminal) : IProgress<RunEvent>
{
    private static readonly TimeSpan _longCell = TimeSpan.FromSeconds(5);
    private readonly PacedLines _paced = new(terminal.Line, terminal.Time);
    private RunState _state = new("");

    public void Report(RunEvent value)
    {
        _state = (value is NotebookStarted ? new RunState(value.Notebook) : _state).After(value, terminal.Time);
        string cell = $"    cell {_state.Cell}/{_state.CodeCells} · {_state.Title}";
        switch (value)
        {
            case NotebookStarted started:
                terminal.Line($"… {started.Notebook}: {started.CodeCells} cells");
                break;
            case CellStatus status:
                _paced.Report($"{cell} · {status.Text}");
                break;
            case CellFinished finished when finished.Elapsed > _longCell:
                terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{cell} · {finished.Elapsed.TotalSeconds:0.0} s"));
                break;
            case NotebookFinished { Result: var result }:
                terminal.Step(
                    result.Notebook, result.Failure is null ? StepMark.Done : StepMark.Failed, Describe(result));
                break;
        }
    }

    private static string Describe(RunResult result) => string.Create(
        CultureInfo.InvariantCulture, $"{result.CellsRun}/{result.CodeCells} cells in {result.Elapsed.TotalSeconds:0.0} s");
}
