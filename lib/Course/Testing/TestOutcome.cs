namespace Course.Testing;

/// <summary>What came of a test project.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Passed">How many tests passed.</param>
/// <param name="Skipped">How many were skipped.</param>
/// <param name="Failures">What failed.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record TestOutcome(
    string Project, int Passed, int Skipped, IReadOnlyList<TestFailure> Failures, TimeSpan Elapsed)
{
    /// <summary>How many tests failed.</summary>
    public int Failed => Failures.Count;

    /// <summary>Whether any test was run.</summary>
    public bool RanAny => Passed + Failed > 0;
}
