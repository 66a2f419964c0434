using Notebooks.Documents;

namespace Notebooks.Kernel;

/// <summary>
/// Lets an interrupted cell finish what it is handing over: a finally block is never aborted, so no message is cut in
/// half and no lock stays taken. Once it is interrupted it hands over no more.
/// </summary>
internal sealed class UnabortedOutput(ICellOutput inner, CellScope scope) : ICellOutput
{
    public void Stream(string name, string text)
    {
        scope.ThrowIfStopped();
        try
        {
        }
        finally
        {
            inner.Stream(name, text);
        }
    }

    public void Display(MimeBundle data, string displayId)
    {
        scope.ThrowIfStopped();
        try
        {
        }
        finally
        {
            inner.Display(data, displayId);
        }
    }

    public void Update(MimeBundle data, string displayId)
    {
        scope.ThrowIfStopped();
        try
        {
        }
        finally
        {
            inner.Update(data, displayId);
        }
    }

    public void Clear(bool wait)
    {
        scope.ThrowIfStopped();
        try
        {
        }
        finally
        {
            inner.Clear(wait);
        }
    }
}
