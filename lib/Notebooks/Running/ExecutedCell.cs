using System.Text;
using System.Text.Json;
using Notebooks.Documents;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Running;

/// <summary>Collects what one cell puts out; a display that is updated keeps its place and its last state.</summary>
internal sealed class ExecutedCell(CodeCell source)
{
    private readonly List<Item> _items = [];
    private int? _executionCount;
    private bool _clearNext;

    public CodeCell Source => source;

    /// <summary>What the outputs take, about, in bytes of the notebook file.</summary>
    public long Size { get; private set; }

    public void Apply(KernelMessage message)
    {
        switch (message.Type)
        {
            case MessageTypes.ExecuteInput:
                _executionCount = message.ContentAs<ExecuteInput>().ExecutionCount;
                break;
            case MessageTypes.ClearOutput:
                _clearNext = message.ContentAs<ClearOutputContent>().Wait;
                if (!_clearNext)
                    Clear();
                break;
            case MessageTypes.Stream:
                var printed = message.ContentAs<PrintedText>();
                Print(printed.Name, printed.Text);
                break;
            case MessageTypes.DisplayData:
                var display = message.ContentAs<DisplayData>();
                Add(new DisplayOutput(Bundle(display.Data)) { Metadata = display.Metadata }, SizeOf(display.Data), display.Transient.DisplayId);
                break;
            case MessageTypes.ExecuteResult:
                var result = message.ContentAs<ExecuteResult>();
                Add(new ExecuteResultOutput(Bundle(result.Data), result.ExecutionCount) { Metadata = result.Metadata }, SizeOf(result.Data));
                break;
            case MessageTypes.Error:
                var error = message.ContentAs<ErrorContent>();
                AddError(new ErrorOutput(error.Ename, error.Evalue, [.. error.Traceback]));
                break;
        }
    }

    public void Print(string name, string text)
    {
        ClearIfAsked();
        if (_items.LastOrDefault() is not { Printed: { } printed, Stream: var stream } || stream != name)
        {
            printed = new StringBuilder();
            _items.Add(new Item { Stream = name, Printed = printed });
        }

        printed.Append(text);
        Size += text.Length;
    }

    private void ClearIfAsked()
    {
        if (_clearNext)
            Clear();
        _clearNext = false;
    }

    private void Clear()
    {
        _items.Clear();
        Size = 0;
    }

    private void Add(Output output, long size, string? displayId = null)
    {
        ClearIfAsked();
        _items.Add(new Item { Output = output, Size = size, DisplayId = displayId });
        Size += size;
    }

    /// <summary>Adds why the cell ended; the runner's word replaces the kernel's, because it knows more.</summary>
    public void AddError(ErrorOutput error)
    {
        _items.RemoveAll(item => item.Output is ErrorOutput);
        Add(error, error.Traceback.Sum(line => line.Length));
    }

    public void Update(DisplayData update)
    {
        foreach (Item item in _items.Where(item => item.DisplayId is not null && item.DisplayId == update.Transient.DisplayId))
        {
            var size = SizeOf(update.Data);
            Size += size - item.Size;
            item.Size = size;
            item.Output = new DisplayOutput(Bundle(update.Data)) { Metadata = update.Metadata };
        }
    }

    /// <summary>Cuts the outputs off where they exceed a size; what cannot be cut is left out.</summary>
    /// <param name="limit">The size that stays, in bytes, about.</param>
    public void CutOff(long limit)
    {
        Size = 0;
        foreach (Item item in _items.ToArray())
        {
            var room = limit - Size;
            if (item.Printed is { } printed && printed.Length > room)
                printed.Length = (int)(room > 0 && char.IsHighSurrogate(printed[(int)room - 1]) ? room - 1 : room);
            var size = item.Printed?.Length ?? item.Size;
            if (size > room || size == 0)
                _items.Remove(item);
            else
                Size += size;
        }
    }

    /// <summary>Shortens the runtime's report of a stack overflow, which names hundreds of thousands of calls.</summary>
    public void ShortenStackOverflow()
    {
        const string Report = "Stack overflow.\n";
        const int MostReported = 2000;
        if (_items.LastOrDefault()?.Printed is not { } printed)
            return;
        var text = printed.ToString();
        var start = text.IndexOf(Report, StringComparison.Ordinal);
        if (start < 0 || text.Length - start <= MostReported)
            return;
        Size -= text.Length;
        printed.Length = text.LastIndexOf('\n', start + MostReported) + 1;
        printed.Append("…\n");
        Size += printed.Length;
    }

    public CodeCell ToCell() => source with
    {
        ExecutionCount = _executionCount,
        Outputs = [.. _items.Select(item => item.Output ?? new StreamOutput(item.Stream!, item.Printed!.ToString()))],
    };

    private static MimeBundle Bundle(IReadOnlyDictionary<string, JsonElement> data) => new(Json.NoMembers.SetItems(data));

    private static long SizeOf(IReadOnlyDictionary<string, JsonElement> data) =>
        data.Values.Sum(value => JsonSerializer.SerializeToUtf8Bytes(value).LongLength);

    private sealed class Item
    {
        public Output? Output { get; set; }

        public long Size { get; set; }

        public string? DisplayId { get; init; }

        public string? Stream { get; init; }

        public StringBuilder? Printed { get; init; }
    }
}
