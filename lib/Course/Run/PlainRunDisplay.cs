using System.Globalization;
using Course.Terminal;
using Notebooks.Running;

namespace Course.Run;

/// <summary>Tells a run as lines: notebooks as they begin and end, and every few seconds where the running one stands.</summary>
internal sealed class PlainRunDisplay(CourseTerminal terminal) : IProgress<RunEvent>
{
    private static readonly TimeSpan _longCell = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private RunState _state = new("");

    /// <summary>Tells lines until the work is done.</summary>
    public Task<T> WhileAsync<T>(Func<Task<T>> work) =>
        Heartbeat.WhileAsync(work(), CourseTerminal.LinePace, terminal.Time, ShowState);

    public void Report(RunEvent value)
    {
        lock (_lock)
        {
            _state = (value is NotebookStarted ? new RunState(value.Notebook) : _state).After(value, terminal.Time);
            switch (value)
            {
                case NotebookStarted started:
                    terminal.Line($"… {started.Notebook}: {started.CodeCells} code cells");
                    break;
                case CellFinished finished when finished.Elapsed > _longCell:
                    terminal.Line(string.Create(CultureInfo.InvariantCulture, $"    {Cell()} · {finished.Elapsed.TotalSeconds:0.0} s"));
                    break;
                case NotebookFinished { Result: var result }:
                    terminal.Step(
                        result.Notebook, result.Failure is null ? StepMark.Done : StepMark.Failed, Describe(result));
                    break;
            }
        }
    }

    private static string Describe(RunResult result) => string.Create(
        CultureInfo.InvariantCulture, $"{result.CellsRun}/{result.CodeCells} code cells in {result.Elapsed.TotalSeconds:0.0} s");

    private void ShowState()
    {
        lock (_lock)
        {
            if (_state is { Began: { } began, Result: null })
            {
                string status = _state.Status.Length > 0 ? " · " + _state.Status : "";
                terminal.Line($"    {Cell()} · {terminal.Time.GetElapsedTime(began):m\\:ss}{status}");
            }
        }
    }

    private string Cell() => _state.Cell > 0 ? $"code cell {_state.Cell}/{_state.CodeCells}{_state.TitleAfter}" : _state.Title;
}
