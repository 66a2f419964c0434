namespace Course;

/// <summary>The command line asks for something that does not exist or cannot be. The message names the option; the exit code is 2.</summary>
/// <param name="message">What was found and what is allowed.</param>
public sealed class UsageException(string message) : Exception(message);
