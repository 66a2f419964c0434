using System.Globalization;
using Course.Terminal;
using Notebooks.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Course.Run;

/// <summary>Draws the notebooks of a run in place: what is done, which cell runs, for how long, and what it last said.</summary>
internal sealed class LiveRunDisplay(CourseTerminal terminal, IEnumerable<string> notebooks) : IProgress<RunEvent>
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(200);
    private static readonly string[] _spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
    private readonly Lock _lock = new();
    private readonly List<RunState> _states = [.. notebooks.Select(name => new RunState(name))];
    private int _frame;

    /// <summary>Draws until the work is done.</summary>
    public async Task<T> WhileAsync<T>(Func<Task<T>> work) =>
        await terminal.Output.Live(Draw()).AutoClear(true).StartAsync(async context =>
        {
            T result = await Heartbeat.WhileAsync(work(), _tick, terminal.Time, () =>
            {
                _frame++;
                context.UpdateTarget(Draw());
            }).ConfigureAwait(false);
            context.UpdateTarget(Draw());
            return result;
        }).ConfigureAwait(false);

    public void Report(RunEvent value)
    {
        lock (_lock)
        {
            int index = _states.FindIndex(state => state.Notebook == value.Notebook);
            if (index >= 0)
            {
                _states[index] = _states[index].After(value, terminal.Time);
            }
        }
    }

    private Rows Draw()
    {
        lock (_lock)
        {
            return new Rows(_states.SelectMany(Lines));
        }
    }

    private IEnumerable<IRenderable> Lines(RunState state)
    {
        yield return state switch
        {
            { Result: { } result } => Finished(result),
            { Began: not null } => Running(state),
            _ => new Markup($"[grey]  {Markup.Escape(state.Notebook)}[/]"),
        };
        if (state is { Result: null, Status.Length: > 0 })
        {
            yield return new Markup($"    [grey]{Markup.Escape(Cut(state.Status, 6))}[/]");
        }
    }

    private static Markup Finished(RunResult result)
    {
        string mark = result.Failure is null ? "[green]✓[/]" : "[red]✗[/]";
        return new Markup(string.Create(
            CultureInfo.InvariantCulture,
            $"{mark} {Markup.Escape(result.Notebook)} [grey]{result.CellsRun}/{result.CodeCells} cells, {result.Elapsed.TotalSeconds:0.0} s[/]"));
    }

    private Markup Running(RunState state)
    {
        string spinner = _spinner[_frame % _spinner.Length];
        TimeSpan elapsed = terminal.Time.GetElapsedTime(state.Began!.Value);
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{state.Notebook} · code cell {state.Cell}/{state.CodeCells} · {elapsed:m\\:ss}{state.TitleAfter}");
        return new Markup($"[yellow]{spinner}[/] {Markup.Escape(Cut(text, 4))}");
    }

    private string Cut(string text, int margin)
    {
        int room = Math.Max(10, terminal.Output.Profile.Width - margin);
        return text.Length <= room ? text : text[..(room - 1)] + "…";
    }
}
