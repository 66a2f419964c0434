namespace Notebooks.Kernel;

/// <summary>Whom a running cell can ask.</summary>
public interface ICellInput
{
    /// <summary>Asks and waits for the answer.</summary>
    /// <param name="prompt">What stands before the answer.</param>
    /// <param name="password">Whether the answer is not shown.</param>
    /// <returns>One line.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    string Ask(string prompt, bool password);
}
