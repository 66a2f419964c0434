using Course.Testing;
using Course.Tests.Support;

namespace Course.Tests.Testing;

public class TestReportTests
{
    private static readonly TestFailure _failure = new("A.fails", "Expected 1,\nfound [2].", "at A.cs:1");

    [Fact]
    public void The_last_line_counts_passed_and_failed()
    {
        string[] lines = Show(filtered: false, Outcome("A", passed: 5), Outcome("B", passed: 2, failures: _failure));

        Assert.Equal("7 passed, 1 failed", lines[^1]);
    }

    [Fact]
    public void Skipped_tests_are_counted_where_there_are_any() =>
        Assert.Equal("5 passed, 0 failed, 3 skipped", TestReport.ClosingLine([Outcome("A", passed: 5, skipped: 3)]));

    [Fact]
    public void A_failure_is_shown_with_its_message_and_place()
    {
        string[] lines = Show(filtered: false, Outcome("A", passed: 1, failures: _failure));

        Assert.Equal(["✗ A.fails", "    Expected 1,", "    found [2].", "    at A.cs:1"], lines[..4]);
    }

    [Theory]
    [InlineData(5, 0, false, 0)]
    [InlineData(5, 1, false, 1)]
    [InlineData(0, 0, false, 1)]
    [InlineData(0, 0, true, 1)]
    [InlineData(1, 0, true, 0)]
    public void The_exit_code_tells_failures_and_empty_runs(int passed, int failed, bool filtered, int expected)
    {
        TestFailure[] failures = [.. Enumerable.Repeat(_failure, failed)];

        Assert.Equal(expected, TestReport.ExitCode([Outcome("A", passed, 0, failures)], filtered));
    }

    [Fact]
    public void One_project_without_tests_fails_the_run_but_not_a_filtered_one()
    {
        TestOutcome[] outcomes = [Outcome("A", passed: 5), Outcome("B")];

        Assert.Equal(1, TestReport.ExitCode(outcomes, filtered: false));
        Assert.Equal(0, TestReport.ExitCode(outcomes, filtered: true));
        Assert.Contains(Show(filtered: false, outcomes), line => line.Contains("ran no test"));
        Assert.DoesNotContain(Show(filtered: true, outcomes), line => line.Contains("ran no test"));
    }

    [Fact]
    public void No_project_at_all_fails() => Assert.Equal(1, TestReport.ExitCode([], filtered: false));

    private static TestOutcome Outcome(string project, int passed = 0, int skipped = 0, params TestFailure[] failures) =>
        new(project, passed, skipped, failures, TimeSpan.FromSeconds(1.25));

    private static string[] Show(bool filtered, params TestOutcome[] outcomes)
    {
        var terminal = new TestTerminal();
        TestReport.Show(terminal.Terminal, outcomes, filtered);
        return terminal.Lines;
    }
}
