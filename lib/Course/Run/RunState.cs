using Notebooks.Running;

namespace Course.Run;

/// <summary>Where a notebook of a run stands.</summary>
/// <param name="Notebook">Its name.</param>
/// <param name="Began">When it began, as a timestamp of the clock; null before.</param>
/// <param name="Cell">The running cell, from 1.</param>
/// <param name="CodeCells">How many cells it has.</param>
/// <param name="Title">The heading above the running cell.</param>
/// <param name="Status">What the cell said last.</param>
/// <param name="Result">What came of it; null before.</param>
internal sealed record RunState(
    string Notebook,
    long? Began = null,
    int Cell = 0,
    int CodeCells = 0,
    string Title = "",
    string Status = "",
    RunResult? Result = null)
{
    /// <summary>The title behind what stands before it on a line; nothing where no heading is above the cell.</summary>
    public string TitleAfter => Title.Length > 0 ? " · " + Title : "";

    /// <summary>The state after an event.</summary>
    public RunState After(RunEvent happened, TimeProvider time) => happened switch
    {
        NotebookStarted started => this with
        {
            Began = time.GetTimestamp(),
            CodeCells = started.CodeCells,
            Title = "starting the kernel",
        },
        CellStarted cell => this with { Cell = cell.Cell, CodeCells = cell.CodeCells, Title = cell.Title, Status = "" },
        CellStatus status => this with { Status = status.Text },
        NotebookFinished finished => this with { Result = finished.Result },
        _ => this,
    };
}
