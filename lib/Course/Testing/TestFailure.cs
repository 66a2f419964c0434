namespace Course.Testing;

/// <summary>A test that failed, or a reason why tests could not be run.</summary>
/// <param name="Test">The test's name.</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="StackTrace">Where; empty where there is no place.</param>
public sealed record TestFailure(string Test, string Message, string StackTrace);
