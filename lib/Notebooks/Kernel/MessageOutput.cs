using System.Text;
using Notebooks.Documents;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Kernel;

/// <summary>
/// Sends a cell's output as messages. What is printed in quick succession is gathered, or loops would send single
/// letters; of a display's quick updates the newest is sent, or a chart would be drawn more often than anybody sees.
/// </summary>
internal sealed class MessageOutput : ICellOutput, IDisposable
{
    private const int MostGathered = 1 << 16;
    private static readonly TimeSpan s_gatherTime = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan s_betweenUpdates = TimeSpan.FromMilliseconds(200);

    private readonly Action<string, object> _send;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly StringBuilder _gathered = new();
    private readonly Dictionary<string, MimeBundle> _updates = [];
    private readonly ITimer _printer;
    private readonly ITimer _updater;
    private string _stream = "stdout";
    private long? _lastPrinted;
    private long? _lastUpdated;

    /// <param name="send">Sends a message of a type with a content.</param>
    /// <param name="clock">Measures the time between messages.</param>
    public MessageOutput(Action<string, object> send, TimeProvider clock)
    {
        _send = send;
        _clock = clock;
        _printer = Timer(FlushGathered);
        _updater = Timer(FlushUpdates);
    }

    public void Stream(string name, string text)
    {
        lock (_gate)
        {
            if (name != _stream)
                FlushGathered();
            _stream = name;
            _gathered.Append(text);
            if (_gathered.Length >= MostGathered || _lastPrinted is not { } last || _clock.GetElapsedTime(last) > s_gatherTime)
                FlushGathered();
            else
                _printer.Change(s_gatherTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Display(MimeBundle data, string displayId)
    {
        lock (_gate)
        {
            FlushAll();
            Send(MessageTypes.DisplayData, data, displayId);
        }
    }

    public void Update(MimeBundle data, string displayId)
    {
        lock (_gate)
        {
            FlushGathered();
            _updates[displayId] = data;
            TimeSpan rest = _lastUpdated is { } last ? s_betweenUpdates - _clock.GetElapsedTime(last) : TimeSpan.Zero;
            if (rest <= TimeSpan.Zero)
                FlushUpdates();
            else
                _updater.Change(rest, Timeout.InfiniteTimeSpan);
        }
    }

    public void Clear(bool wait)
    {
        lock (_gate)
        {
            FlushAll();
            _send(MessageTypes.ClearOutput, new ClearOutputContent(wait));
        }
    }

    public void Flush()
    {
        lock (_gate)
            FlushAll();
    }

    public void Dispose()
    {
        _printer.Dispose();
        _updater.Dispose();
    }

    private ITimer Timer(Action flush) => _clock.CreateTimer(
        _ =>
        {
            lock (_gate)
                flush();
        },
        null,
        Timeout.InfiniteTimeSpan,
        Timeout.InfiniteTimeSpan);

    private void Send(string type, MimeBundle data, string displayId) => _send(type, new DisplayData(data.Data, new TransientData(displayId)));

    private void FlushAll()
    {
        FlushGathered();
        FlushUpdates();
    }

    private void FlushUpdates()
    {
        if (_updates.Count == 0)
            return;
        foreach ((string displayId, MimeBundle data) in _updates)
            Send(MessageTypes.UpdateDisplayData, data, displayId);
        _updates.Clear();
        _lastUpdated = _clock.GetTimestamp();
    }

    private void FlushGathered()
    {
        // Half of a surrogate pair waits for its other half.
        var length = _gathered.Length;
        if (length > 0 && char.IsHighSurrogate(_gathered[length - 1]))
            length--;
        if (length == 0)
            return;
        _send(MessageTypes.Stream, new PrintedText(_stream, _gathered.ToString(0, length)));
        _gathered.Remove(0, length);
        _lastPrinted = _clock.GetTimestamp();
    }
}
