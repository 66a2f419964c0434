namespace Notebooks.Running;

/// <summary>No kernel process could be started.</summary>
public sealed class KernelStartException : Exception
{
    /// <summary>An error without a word.</summary>
    public KernelStartException()
    {
    }

    /// <summary>An error.</summary>
    /// <param name="message">What was found and what to do.</param>
    public KernelStartException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    /// <param name="message">What was found and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public KernelStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
