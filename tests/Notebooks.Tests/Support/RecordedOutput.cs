using System.Collections.Concurrent;
using System.Text;
using Notebooks.Documents;
using Notebooks.Kernel;

namespace Notebooks.Tests.Support;

/// <summary>Keeps what a cell puts out.</summary>
internal sealed class RecordedOutput : ICellOutput
{
    private readonly StringBuilder _stdout = new();
    private readonly StringBuilder _stderr = new();

    public string Stdout
    {
        get
        {
            lock (_stdout)
                return _stdout.ToString();
        }
    }

    public string Stderr
    {
        get
        {
            lock (_stdout)
                return _stderr.ToString();
        }
    }

    public ConcurrentQueue<(string Kind, MimeBundle Data, string Id)> Displays { get; } = new();

    public void Stream(string name, string text)
    {
        lock (_stdout)
            (name == "stdout" ? _stdout : _stderr).Append(text);
    }

    public void Display(MimeBundle data, string displayId) => Displays.Enqueue(("display", data, displayId));

    public void Update(MimeBundle data, string displayId) => Displays.Enqueue(("update", data, displayId));

    public void Clear(bool wait) => Displays.Enqueue(("clear", MimeBundle.Plain(wait ? "wait" : "now"), ""));
}
