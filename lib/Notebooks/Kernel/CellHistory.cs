using System.Text.RegularExpressions;
using Notebooks.Protocol.Contents;

namespace Notebooks.Kernel;

/// <summary>The cells of this kernel's life, for front ends that let one go back through them.</summary>
internal sealed class CellHistory
{
    /// <summary>More is kept by nobody's finger on an arrow key, and memory stays flat.</summary>
    private const int MostKept = 10_000;
    private const int Session = 1;
    private readonly Queue<Entry> _entries = new();
    private int _count;

    public void Add(string code, string? result)
    {
        _entries.Enqueue(new Entry(++_count, code, result is { Length: > 1000 } ? result[..1000] + "…" : result));
        if (_entries.Count > MostKept)
            _entries.Dequeue();
    }

    public HistoryReply Find(HistoryRequest request)
    {
        IEnumerable<Entry> found = request.HistAccessType switch
        {
            "tail" => _entries.TakeLast(request.N ?? MostKept),
            "search" => Search(request),
            "range" when request.Session is Session or 0 or -1 => _entries.Where(entry =>
                entry.Line >= request.Start && (request.Stop is not { } stop || entry.Line < stop)),
            _ => [],
        };
        return new HistoryReply([.. found.Select(entry => new object?[]
        {
            Session, entry.Line, request.Output ? new[] { entry.Code, entry.Result } : entry.Code,
        })]);
    }

    private IEnumerable<Entry> Search(HistoryRequest request)
    {
        var pattern = Regex.Escape(request.Pattern ?? "*").Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal);
        var regex = new Regex($"^{pattern}$", RegexOptions.Singleline | RegexOptions.NonBacktracking);
        IEnumerable<Entry> found = _entries.Where(entry => regex.IsMatch(entry.Code));
        if (request.Unique)
            found = found.Reverse().DistinctBy(entry => entry.Code).Reverse();
        return found.TakeLast(request.N ?? MostKept);
    }

    private sealed record Entry(int Line, string Code, string? Result);
}
