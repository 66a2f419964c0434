using Course.Processes;
using Course.Testing;
using Course.Tests.Support;

namespace Course.Tests.Testing;

public sealed class TestProjectRunnerTests : IDisposable
{
    private const string Passed = """<assemblies><assembly passed="2" skipped="0" /></assemblies>""";
    private readonly CourseFolder _folder = new();
    private readonly Collected<string> _status = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_results_of_the_process_are_the_outcome()
    {
        TestOutcome outcome = await RunAsync(exitCode: 0, Passed);

        Assert.Equal((2, 0), (outcome.Passed, outcome.Failed));
    }

    [Fact]
    public async Task Tests_are_counted_as_they_run()
    {
        await RunAsync(
            exitCode: 1,
            Passed,
            """{"$type":"test-passed","TestUniqueID":"1"}""",
            "printed by a test: {\"$type\":\"test-passed\"}",
            """{"$type":"test-failed","TestUniqueID":"2"}""");

        Assert.Equal(["1 passed", "1 passed, 1 failed"], _status.Reports);
    }

    [Fact]
    public async Task A_process_that_dies_is_a_failure_with_its_last_words()
    {
        TestOutcome outcome = await RunAsync(exitCode: 139, results: null, "terminate called without an active exception");

        TestFailure failure = Assert.Single(outcome.Failures);
        Assert.StartsWith("The process ended with exit code 139 and without a failed test; its output is in ", failure.Message);
        Assert.Equal("terminate called without an active exception", failure.StackTrace);
    }

    [Fact]
    public async Task A_process_that_dies_is_a_failure_with_the_tests_that_ran_and_keeps_what_passed()
    {
        TestOutcome outcome = await RunAsync(
            exitCode: 139,
            results: null,
            """{"$type":"test-starting","TestUniqueID":"1","TestDisplayName":"A.first"}""",
            """{"$type":"test-starting","TestUniqueID":"2","TestDisplayName":"A.second"}""",
            """{"$type":"test-passed","TestUniqueID":"1"}""",
            """{"$type":"test-finished","TestUniqueID":"1"}""");

        Assert.Equal(1, outcome.Passed);
        Assert.Contains(", while this ran: A.second; ", Assert.Single(outcome.Failures).Message);
    }

    [Fact]
    public async Task A_process_that_says_nothing_any_more_is_ended_and_a_failure()
    {
        var runner = new TestProjectRunner(new SilentProcess(), _folder.Root, TimeProvider.System)
        {
            Silence = TimeSpan.FromMilliseconds(50),
        };

        TestOutcome outcome = await runner.RunAsync(
            new TestProject("X.Tests", "/x/X.Tests.dll"), null, _status, TestContext.Current.CancellationToken);

        Assert.Matches(
            "^The process was silent for .* and was ended, while this ran: A.stuck; ", Assert.Single(outcome.Failures).Message);
    }

    [Fact]
    public async Task A_process_that_dies_after_its_tests_is_a_failure_too()
    {
        TestOutcome outcome = await RunAsync(exitCode: 134, Passed);

        Assert.Equal((2, 1), (outcome.Passed, outcome.Failed));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("Shortcut", "-method *Shortcut*")]
    [InlineData("/*/*/ShortcutTests/*", "-filter /*/*/ShortcutTests/*")]
    public async Task A_filter_becomes_the_runners_own(string? filter, string expected)
    {
        var processes = new FakeProcesses().With("dotnet");

        await Runner(processes).RunAsync(
            new TestProject("X.Tests", "/x/X.Tests.dll"), filter, _status, TestContext.Current.CancellationToken);

        Assert.EndsWith(("-noAutoReporters " + expected).TrimEnd(), Assert.Single(processes.Lines));
    }

    [Fact]
    public void Every_test_project_of_the_course_is_run()
    {
        IReadOnlyList<TestProject> projects = TestProject.All(CourseFolder.Real, StackChoice.System);

        Assert.Equal(
            ["Course.Tests", "Notebooks.Tests", "ResNets.Tests", "SystemTorch.Tests"], projects.Select(project => project.Name));
        Assert.EndsWith(
            Path.Combine("Course.Tests", "bin", "system", "Release", "net10.0", "Course.Tests.dll"), projects[0].Program);
    }

    private Task<TestOutcome> RunAsync(int exitCode, string? results, params string[] output)
    {
        var processes = new FakeProcesses().With("dotnet", request =>
        {
            if (results is not null)
            {
                File.WriteAllText(request.Arguments[2], results);
            }

            foreach (string line in output)
            {
                request.OnLine!(line);
            }

            return new ProcessResult(exitCode, output);
        });
        return Runner(processes).RunAsync(
            new TestProject("X.Tests", "/x/X.Tests.dll"), null, _status, TestContext.Current.CancellationToken);
    }

    private TestProjectRunner Runner(FakeProcesses processes) => new(processes, _folder.Root, TimeProvider.System);

    private sealed class SilentProcess : IProcessRunner
    {
        public string? Find(string program) => program;

        public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellation)
        {
            request.OnLine!("""{"$type":"test-starting","TestUniqueID":"1","TestDisplayName":"A.stuck"}""");
            await Task.Delay(Timeout.Infinite, cancellation);
            return new ProcessResult(0, []);
        }
    }
}
