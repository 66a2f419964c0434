using Notebooks.Documents;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Running;

/// <summary>Collects what the cells of a notebook put out while it runs.</summary>
internal sealed class ExecutedNotebook
{
    private readonly NotebookDocument _source;
    private readonly List<ExecutedCell> _cells;
    private readonly Dictionary<string, ExecutedCell> _byRequest = [];

    public ExecutedNotebook(NotebookDocument source)
    {
        _source = source;
        _cells = [.. source.CodeCells.Select(cell => new ExecutedCell(cell))];
    }

    public IReadOnlyList<ExecutedCell> Cells => _cells;

    /// <summary>Makes messages that answer a request go to a cell.</summary>
    public void Assign(string requestId, ExecutedCell cell) => _byRequest[requestId] = cell;

    /// <summary>Takes a message in; output of code that earlier cells left running goes to those.</summary>
    public void Apply(KernelMessage message)
    {
        if (message.Type == MessageTypes.UpdateDisplayData)
        {
            var update = message.ContentAs<DisplayData>();
            foreach (ExecutedCell shown in _cells)
                shown.Update(update);
        }
        else if (message.ParentId is { } id && _byRequest.TryGetValue(id, out ExecutedCell? cell))
        {
            cell.Apply(message);
        }
    }

    /// <summary>The notebook with new outputs; cells that were not run have none.</summary>
    public NotebookDocument ToDocument()
    {
        var executed = _cells.ToDictionary(cell => cell.Source.Id, cell => cell.ToCell());
        return _source with
        {
            Cells = [.. _source.Cells.Select(cell => cell switch
            {
                CodeCell code when executed.TryGetValue(code.Id, out CodeCell? run) => run,
                CodeCell code => code with { Outputs = [], ExecutionCount = null },
                _ => cell,
            })],
        };
    }
}
