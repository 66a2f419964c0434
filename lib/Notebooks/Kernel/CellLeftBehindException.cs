namespace Notebooks.Kernel;

/// <summary>A cell was interrupted inside code that does not stop, such as a library's, and goes on in the background.</summary>
internal sealed class CellLeftBehindException() : OperationCanceledException(
    "The cell was interrupted. What it was in the middle of, such as a long call of a library, goes on in the background until it ends; restart the kernel to stop that too.");
