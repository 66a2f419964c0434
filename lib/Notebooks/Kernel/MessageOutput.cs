using System.Diagnostics;
using System.Text;
using Notebooks.Documents;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Kernel;

/// <summary>Sends a cell's output as messages; what is printed in quick succession is gathered, or
/// loops would send single letters.</summary>
internal sealed class MessageOutput : ICellOutput, IDisposable
{
    private const int MostGathered = 1 << 16;
    private static readonly TimeSpan s_gatherTime = TimeSpan.FromMilliseconds(40);

    private readonly Action<string, object> _send;
    private readonly Lock _gate = new();
    private readonly StringBuilder _gathered = new();
    private readonly Timer _timer;
    private string _stream = "stdout";
    private long _lastSent;

    /// <param name="send">Sends a message of a type with a content.</param>
    public MessageOutput(Action<string, object> send)
    {
        _send = send;
        _timer = new Timer(_ => Flush());
    }

    public void Stream(string name, string text)
    {
        lock (_gate)
        {
            if (name != _stream)
                FlushGathered();
            _stream = name;
            _gathered.Append(text);
            if (_gathered.Length >= MostGathered || Stopwatch.GetElapsedTime(_lastSent) > s_gatherTime)
                FlushGathered();
            else
                _timer.Change(s_gatherTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Display(MimeBundle data, string displayId) => Send(MessageTypes.DisplayData, data, displayId);

    public void Update(MimeBundle data, string displayId) => Send(MessageTypes.UpdateDisplayData, data, displayId);

    public void Clear(bool wait)
    {
        lock (_gate)
        {
            FlushGathered();
            _send(MessageTypes.ClearOutput, new ClearOutputContent(wait));
        }
    }

    public void Flush()
    {
        lock (_gate)
            FlushGathered();
    }

    public void Dispose() => _timer.Dispose();

    private void Send(string type, MimeBundle data, string displayId)
    {
        lock (_gate)
        {
            FlushGathered();
            _send(type, new DisplayData(data.Data, new TransientData(displayId)));
        }
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
        _lastSent = Stopwatch.GetTimestamp();
    }
}
