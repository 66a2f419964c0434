using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive;
using Notebooks.Assistance;
using Notebooks.Documents;
using Notebooks.Formatting;

namespace Notebooks.Kernel;

/// <summary>One persistent C# session: cells run one after the other, and each sees what the earlier ones declared.</summary>
public sealed class CSharpSession : IDisposable
{
    private readonly KernelTempFolder _temp;
    private readonly CellCompiler _compiler;
    private static readonly TimeSpan s_beforeLeaving = TimeSpan.FromMilliseconds(700);
    private readonly ExecutionThread _thread;
    private readonly CellSources _sources;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly ShadowedVariables _shadowed = new();
    private readonly MemoryGrowth _growth = new();
    private readonly List<object?> _states = [null];
    private int _uncounted;

    /// <summary>Starts a session.</summary>
    /// <param name="workingDirectory">The notebook's folder: relative <c>#r</c> and <c>#load</c> start there.</param>
    /// <param name="tempRoot">Where private copies of referenced folders go; null: under the system's temporary folder.</param>
    /// <param name="beforeLeaving">
    /// How long library code may go on after an interrupt before its thread is left behind; null: 0.7 s.
    /// </param>
    public CSharpSession(string workingDirectory, string? tempRoot = null, TimeSpan? beforeLeaving = null)
    {
        _thread = new ExecutionThread(beforeLeaving ?? s_beforeLeaving);
        _temp = KernelTempFolder.Create(tempRoot ?? KernelTempFolder.DefaultRoot());
        var folder = Path.GetFullPath(workingDirectory);
        _sources = new CellSources(folder);
        _compiler = new CellCompiler(folder, new ShadowFolders(_temp.Path));
        ConsoleCapture.Install();
    }

    /// <summary>How many cells have been run.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>Runs a cell.</summary>
    /// <param name="code">The cell's text: C#, with the script directives and <c>#!</c> commands of .NET Interactive.</param>
    /// <param name="output">Gets what the cell puts out, while it runs and from any thread.</param>
    /// <param name="interrupt">Stops the cell, an endless loop too; what it and earlier cells declared stays.</param>
    /// <param name="input">Whom the cell can ask; null: nobody.</param>
    /// <param name="counts">Whether the cell gets a number of its own.</param>
    /// <returns>The result or the error.</returns>
    public async Task<CellOutcome> ExecuteAsync(
        string code, ICellOutput output, CancellationToken interrupt, ICellInput? input = null, bool counts = true)
    {
        ArgumentNullException.ThrowIfNull(code);
        await _oneAtATime.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            var name = counts ? _sources.Name($"cell {++ExecutionCount}") : _sources.Name($"uncounted cell {++_uncounted}");
            _sources.Add(name, code);
            return await RunAsync(code, name, new CellScope(output, input, interrupt), interrupt).ConfigureAwait(false);
        }
        finally
        {
            _growth.Look();
            _oneAtATime.Release();
        }
    }

    /// <summary>What could stand at a place in a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The place.</param>
    public CompletionList Complete(string code, int position) => CommandCompletions.At(code, position)
        ?? (CellText.IsCSharpAt(code, position)
            ? Completions.At(_compiler.Analyze(CellText.OnlyCSharp(code)), position)
            : new CompletionList(position, position, []));

    /// <summary>What the name at a place in a cell means.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The place: in the name or behind it, or among the arguments of a call.</param>
    /// <param name="detailed">Whether to tell remarks and all overloads too.</param>
    /// <returns>Signature, documentation, and the present value of a variable; null when there is no such name.</returns>
    public MimeBundle? Inspect(string code, int position, bool detailed) =>
        Inspection.At(_compiler.Analyze(CellText.OnlyCSharp(code)), position, detailed, ValueOf);

    /// <summary>An exception outside of a running cell, with the lines of the cells that it came through.</summary>
    internal IReadOnlyList<string> Describe(Exception exception) => new ExceptionReport(_sources, currentCell: "").Create(exception).Traceback;

    /// <summary>Compiles a small cell in the background: the compiler is slow at its first, and the user's should not wait.</summary>
    public void WarmUp() => Task.Run(() => _compiler.WarmUp());

    /// <summary>Ends the session and deletes its private copies. Code that a cell left running is not stopped.</summary>
    public void Dispose()
    {
        _thread.Dispose();
        _temp.Dispose();
        _oneAtATime.Dispose();
    }

    /// <summary>The present value of a variable that a cell has declared.</summary>
    private object? ValueOf(string cellClass, string variable) =>
        _states.ToArray().FirstOrDefault(state => state?.GetType().Name == cellClass) is { } state
            ? state.GetType().GetField(variable)?.GetValue(state)
            : null;

    private async Task<CellOutcome> RunAsync(string code, string name, CellScope scope, CancellationToken interrupt)
    {
        MimeBundle? result = null;
        try
        {
            var cell = CellText.Parse(code);
            var start = Stopwatch.GetTimestamp();
            foreach (CellSegment segment in cell.Segments)
            {
                // Only the last part's value is the cell's result; those before it are shown where they came up.
                if (result is not null)
                    scope.Output.Display(result, NewDisplayId());
                result = await RunSegmentAsync(segment, name, scope, interrupt).ConfigureAwait(false);
            }

            if (cell.IsTimed)
                scope.Output.Display(WallTime(Stopwatch.GetElapsedTime(start)), NewDisplayId());
            return new CellOutcome(result, null);
        }
        catch (CellException e)
        {
            return new CellOutcome(null, e.Error.WithTraceback(name));
        }
        catch (OperationCanceledException e) when (interrupt.IsCancellationRequested)
        {
            var message = e is CellLeftBehindException ? e.Message : "The cell was interrupted.";
            return new CellOutcome(null, new CellError("Interrupted", message) { Traceback = [message] });
        }
        catch (Exception e)
        {
            return new CellOutcome(null, new ExceptionReport(_sources, name).Create(e));
        }
    }

    private async Task<MimeBundle?> RunSegmentAsync(CellSegment segment, string name, CellScope scope, CancellationToken interrupt)
    {
        if (segment.Language == CellLanguage.CSharp)
            return await RunCSharpAsync(segment.Text, name, scope, interrupt).ConfigureAwait(false);
        scope.Output.Display(SegmentFormatter.Format(segment), NewDisplayId());
        return null;
    }

    private async Task<MimeBundle?> RunCSharpAsync(string code, string name, CellScope scope, CancellationToken interrupt)
    {
        CompiledCell cell = _compiler.Compile(code, name, _states.Count, remark => scope.Output.Stream("stderr", remark + "\n"), interrupt);
        if (cell.Name != name)
            _sources.Rename(cell.Name, name);
        if (cell.Factory is not { } factory)
        {
            _compiler.Accept(cell);
            return null;
        }

        object?[] states = [.. _states.Take(cell.Slot), null];
        MimeBundle? result = null;
        try
        {
            await _thread.RunAsync(RunAndFormatAsync, scope, interrupt).ConfigureAwait(false);
        }
        finally
        {
            CellScope.Leave();

            // A cell that failed half-way has still declared its variables; one that never began has not.
            if (states[cell.Slot] is { } state)
            {
                _shadowed.Take(state, cell.Trees);
                if (cell.IsNameable)
                    Keep(state, cell.Slot);
                foreach (var slot in _compiler.Accept(cell))
                    _states[slot] = null;
            }
        }

        return result;

        async Task RunAndFormatAsync()
        {
            scope.Enter();
            var value = await factory(states);

            // What a handle stands for is on display already: a cell that ends in display(x) shows x once.
            result = value is null or DisplayedValue ? null : ValueFormatter.Format(value);
        }
    }

    /// <summary>Makes a cell's state the one that later cells see.</summary>
    private void Keep(object state, int slot)
    {
        if (slot == _states.Count)
            _states.Add(state);
        else
            _states[slot] = state;
    }

    internal static string NewDisplayId() => Guid.NewGuid().ToString("N");

    private static MimeBundle WallTime(TimeSpan elapsed) =>
        MimeBundle.Plain(string.Create(CultureInfo.InvariantCulture, $"Wall time: {elapsed.TotalMilliseconds:0.0} ms"));
}
