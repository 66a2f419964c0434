using Notebooks.Documents;

namespace Notebooks.Kernel;

/// <summary>A cell's output, which ends the cell at its next word once it is interrupted.</summary>
internal sealed class StoppableOutput(ICellOutput inner, CellScope scope) : ICellOutput
{
    public void Stream(string name, string text)
    {
        scope.ThrowIfStopped();
        inner.Stream(name, text);
    }

    public void Display(MimeBundle data, string displayId)
    {
        scope.ThrowIfStopped();
        inner.Display(data, displayId);
    }

    public void Update(MimeBundle data, string displayId)
    {
        scope.ThrowIfStopped();
        inner.Update(data, displayId);
    }

    public void Clear(bool wait)
    {
        scope.ThrowIfStopped();
        inner.Clear(wait);
    }
}
