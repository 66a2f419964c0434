using System.Text.RegularExpressions;
using Course.Processes;

namespace Course.Testing;

/// <summary>Runs a test project in a process of its own.</summary>
/// <param name="processes">Runs programs.</param>
/// <param name="resultFolder">The folder that gets result files and logs.</param>
/// <param name="time">The clock.</param>
public sealed partial class TestProjectRunner(IProcessRunner processes, string resultFolder, TimeProvider time)
{
    /// <summary>Runs a project's tests.</summary>
    /// <param name="project">The project.</param>
    /// <param name="filter">Runs only tests whose full name contains this; all when null. A query when it begins with a slash.</param>
    /// <param name="status">Told in a line how far it is.</param>
    /// <param name="cancellation">Ends the project's process.</param>
    /// <returns>The outcome; a process that ended without results is an outcome with a failure.</returns>
    public async Task<TestOutcome> RunAsync(
        TestProject project, string? filter, IProgress<string> status, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(project);
        string results = Path.Combine(resultFolder, project.Name + ".xml");
        string log = Path.Combine(resultFolder, project.Name + ".log");
        File.Delete(results);
        File.Delete(log);
        var counter = new Counter(status);
        long start = time.GetTimestamp();
        var tests = new ProcessRequest(
            "dotnet", [project.Program, "-xml", results, "-reporter", "json", "-noColor", "-noAutoReporters", .. Filter(filter)])
        {
            Folder = Path.GetDirectoryName(project.Program),
            Log = log,
            OnLine = counter.Take,
        };
        ProcessResult result = await processes.RunAsync(tests, cancellation).ConfigureAwait(false);
        TimeSpan elapsed = time.GetElapsedTime(start);
        TestOutcome? outcome = TestResultFile.Read(project.Name, results, elapsed);
        return outcome is not null && (result.Succeeded || outcome.Failed > 0)
            ? outcome
            : Crashed(outcome ?? new TestOutcome(project.Name, 0, 0, [], elapsed), result, log);
    }

    private static string[] Filter(string? filter) => filter switch
    {
        null => [],
        ['/', ..] => ["-filter", filter],
        _ => ["-method", $"*{filter}*"],
    };

    private static TestOutcome Crashed(TestOutcome outcome, ProcessResult result, string log)
    {
        IEnumerable<string> last = result.Output.Where(line => !line.StartsWith("{\"$type\"", StringComparison.Ordinal));
        var failure = new TestFailure(
            outcome.Project,
            $"The process ended with exit code {result.ExitCode} and no failed test; its output is in {log}:",
            string.Join('\n', last.TakeLast(15)));
        return outcome with { Failures = [failure] };
    }

    /// <summary>Counts tests from the messages of the JSON reporter, one a line.</summary>
    private sealed partial class Counter(IProgress<string> status)
    {
        private int _passed;
        private int _failed;

        public void Take(string line)
        {
            switch (MessageType().Match(line).Groups[1].Value)
            {
                case "test-passed":
                    _passed++;
                    break;
                case "test-failed":
                    _failed++;
                    break;
                default:
                    return;
            }

            status.Report(_failed == 0 ? $"{_passed} passed" : $"{_passed} passed, {_failed} failed");
        }

        [GeneratedRegex("^\\{\"\\$type\":\"([a-z-]+)\"")]
        private static partial Regex MessageType();
    }
}
