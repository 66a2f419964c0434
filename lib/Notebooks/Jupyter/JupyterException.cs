namespace Notebooks.Jupyter;

/// <summary>The kernel cannot talk to Jupyter; the message says why and what to do.</summary>
public sealed class JupyterException : Exception
{
    /// <summary>An error without a word.</summary>
    public JupyterException()
    {
    }

    /// <summary>An error.</summary>
    /// <param name="message">What was found, where, what was expected, what to do.</param>
    public JupyterException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    /// <param name="message">What was found, where, what was expected, what to do.</param>
    /// <param name="innerException">The cause.</param>
    public JupyterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
