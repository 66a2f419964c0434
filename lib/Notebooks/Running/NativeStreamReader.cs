using System.Text;
using System.Threading.Channels;

namespace Notebooks.Running;

/// <summary>Reads one of a kernel process's real output streams: text with marks between.</summary>
/// <param name="name">"stdout" or "stderr".</param>
/// <param name="events">Gets the text and the marks.</param>
internal sealed class NativeStreamReader(string name, ChannelWriter<KernelEvent> events)
{
    private const char MarkStart = '\u0002';
    private const char MarkEnd = '\u0003';
    private readonly StringBuilder _mark = new();
    private bool _inMark;

    public async Task PumpAsync(StreamReader stream)
    {
        var buffer = new char[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            foreach (KernelEvent part in Split(new string(buffer, 0, count)))
                await events.WriteAsync(part).ConfigureAwait(false);
        }
    }

    private IEnumerable<KernelEvent> Split(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = text.IndexOf(_inMark ? MarkEnd : MarkStart, i);
            var part = end < 0 ? text[i..] : text[i..end];
            i = end < 0 ? text.Length : end + 1;
            if (_inMark)
                _mark.Append(part);
            else if (part.Length > 0)
                yield return new KernelEvent.NativeText(name, part);
            if (end < 0)
                continue;
            if (_inMark)
            {
                yield return new KernelEvent.NativeMark(_mark.ToString());
                _mark.Clear();
            }

            _inMark = !_inMark;
        }
    }
}
