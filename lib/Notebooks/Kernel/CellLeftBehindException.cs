namespace Notebooks.Kernel;

/// <summary>A cell was interrupted inside a library that does not stop, and goes on in the background.</summary>
internal sealed class CellLeftBehindException() : OperationCanceledException(
    "The cell was interrupted. The library call that it is in goes on in the background until it ends; restart the kernel to stop that too.");
