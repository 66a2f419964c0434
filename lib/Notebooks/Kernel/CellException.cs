namespace Notebooks.Kernel;

/// <summary>A cell cannot be run, for a reason that is known before any of it runs.</summary>
internal sealed class CellException(CellError error) : Exception(error.Message)
{
    public CellError Error { get; } = error;
}
