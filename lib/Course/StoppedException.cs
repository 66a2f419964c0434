namespace Course;

/// <summary>Somebody stopped a command. The message says during what, and how to go on.</summary>
public sealed class StoppedException : OperationCanceledException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">During what, and how to go on.</param>
    /// <param name="inner">The cancellation.</param>
    public StoppedException(string message, OperationCanceledException inner)
        : base(message, inner)
    {
    }
}
