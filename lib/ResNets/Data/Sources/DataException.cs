namespace ResNets.Data;

/// <summary>A data set cannot be had or cannot be trusted. The message is one sentence that says what to do.</summary>
public sealed class DataException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found, where, what was expected and what to do.</param>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found, where, what was expected and what to do.</param>
    /// <param name="inner">The cause.</param>
    public DataException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
