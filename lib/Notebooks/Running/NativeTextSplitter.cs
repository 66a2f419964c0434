using System.Text;

namespace Notebooks.Running;

/// <summary>Takes one of a kernel process's real output streams apart: text with marks between.</summary>
/// <param name="name">"stdout" or "stderr".</param>
internal sealed class NativeTextSplitter(string name)
{
    private const char MarkStart = '\u0002';
    private const char MarkEnd = '\u0003';
    private readonly StringBuilder _mark = new();
    private bool _inMark;

    /// <summary>The text and the marks of the next piece, in order; a mark may go over several pieces.</summary>
    public IEnumerable<KernelEvent> Split(string text)
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
