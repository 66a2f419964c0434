using Notebooks.Documents;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;
using ResNets.Display;

namespace Notebooks.Running;

/// <summary>Reports what a running cell last showed, a few times a second at most and never late by more.</summary>
internal sealed class StatusReporter : IDisposable
{
    private const int LongestStatus = 160;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(150);

    private readonly PacedText _statuses;
    private string? _reported;

    /// <param name="report">Gets each status.</param>
    /// <param name="clock">Measures the interval.</param>
    public StatusReporter(Action<string> report, TimeProvider clock) => _statuses = new PacedText(
        status =>
        {
            if (status != _reported)
                report(status);
            _reported = status;
        },
        s_interval,
        clock);

    public void Take(KernelMessage message)
    {
        var text = message.Type switch
        {
            MessageTypes.Stream => LastLine(message.ContentAs<PrintedText>().Text),
            MessageTypes.DisplayData or MessageTypes.UpdateDisplayData => FirstLine(message.ContentAs<DisplayData>()),
            _ => null,
        };
        if (text is not null)
            _statuses.Report(text.Length <= LongestStatus ? text : text[..(LongestStatus - 1)] + "…");
    }

    public void Dispose() => _statuses.Stop();

    private static string? LastLine(string text) =>
        text.Split('\n', '\r').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0);

    private static string? FirstLine(DisplayData display) =>
        display.Data.TryGetValue(MimeTypes.Plain, out var plain) && Json.Text(plain) is { } text
            ? text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0)
            : null;
}
