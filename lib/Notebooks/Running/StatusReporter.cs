using Notebooks.Documents;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Running;

/// <summary>Reports what a running cell last showed, a few times a second at most and never late by more.</summary>
internal sealed class StatusReporter : IDisposable
{
    private const int LongestStatus = 160;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(150);

    private readonly Action<string> _report;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private string? _pending;
    private string? _reported;
    private bool _resting;

    /// <param name="report">Gets each status.</param>
    /// <param name="clock">Measures the interval.</param>
    public StatusReporter(Action<string> report, TimeProvider clock)
    {
        _report = report;
        _timer = clock.CreateTimer(_ => Next(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Take(KernelMessage message)
    {
        var text = message.Type switch
        {
            MessageTypes.Stream => LastLine(message.ContentAs<PrintedText>().Text),
            MessageTypes.DisplayData or MessageTypes.UpdateDisplayData => FirstLine(message.ContentAs<DisplayData>()),
            _ => null,
        };
        if (text is null)
            return;
        lock (_gate)
        {
            _pending = text.Length <= LongestStatus ? text : text[..(LongestStatus - 1)] + "…";
            if (!_resting)
                ReportPending();
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _pending = null;
        _timer.Dispose();
    }

    private void Next()
    {
        lock (_gate)
        {
            _resting = false;
            if (_pending is not null)
                ReportPending();
        }
    }

    private void ReportPending()
    {
        if (_pending != _reported)
            _report(_pending!);
        _reported = _pending;
        _pending = null;
        _resting = true;
        _timer.Change(s_interval, Timeout.InfiniteTimeSpan);
    }

    private static string? LastLine(string text) =>
        text.Split('\n', '\r').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0);

    private static string? FirstLine(DisplayData display) =>
        display.Data.TryGetValue(MimeTypes.Plain, out var plain) && Json.Text(plain) is { } text
            ? text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0)
            : null;
}
