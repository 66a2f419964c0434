namespace Course;

/// <summary>A command cannot do what it was asked to. The message is one sentence that says what to do.</summary>
public sealed class CourseException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found, where, what was expected and what to do.</param>
    public CourseException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found, where, what was expected and what to do.</param>
    /// <param name="inner">The cause.</param>
    public CourseException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
