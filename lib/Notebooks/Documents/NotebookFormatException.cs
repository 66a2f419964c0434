namespace Notebooks.Documents;

/// <summary>A file is not a notebook that can be read or run; the message is one sentence that says where and why.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>An error without a word.</summary>
    public NotebookFormatException()
    {
    }

    /// <summary>An error.</summary>
    /// <param name="message">What was found, where, what was expected, what to do.</param>
    public NotebookFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    /// <param name="message">What was found, where, what was expected, what to do.</param>
    /// <param name="innerException">The cause.</param>
    public NotebookFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
