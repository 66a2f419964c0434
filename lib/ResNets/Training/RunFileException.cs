namespace ResNets.Training;

/// <summary>History or checkpoint cannot be written; the run has stopped, and what was kept before is as it was.</summary>
/// <param name="message">Which file, why, and how to go on.</param>
/// <param name="inner">The cause.</param>
public sealed class RunFileException(string message, Exception inner) : IOException(message, inner);
