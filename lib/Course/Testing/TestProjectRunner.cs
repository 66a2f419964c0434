using Course.Processes;

namespace Course.Testing;

/// <summary>Runs a test project in a process of its own.</summary>
/// <param name="processes">Runs programs.</param>
/// <param name="resultFolder">The folder that gets result files and logs.</param>
/// <param name="time">The clock.</param>
public sealed class TestProjectRunner(IProcessRunner processes, string resultFolder, TimeProvider time)
{
    /// <summary>How long a test process may say nothing before it is taken for stuck.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(10);

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
        var watch = new TestWatch(status);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(Silence);
        var tests = new ProcessRequest(
            "dotnet", [project.Program, "-xml", results, "-reporter", "json", "-noColor", "-noAutoReporters", .. Filter(filter)])
        {
            Folder = Path.GetDirectoryName(project.Program),
            Log = log,
            OnLine = line =>
            {
                silence.CancelAfter(Silence);
                watch.Take(line);
            },
        };
        long start = time.GetTimestamp();
        ProcessResult? result = await RunAsync(tests, silence.Token, cancellation).ConfigureAwait(false);
        TimeSpan elapsed = time.GetElapsedTime(start);
        TestOutcome? outcome = TestResultFile.Read(project.Name, results, elapsed);
        if (outcome is not null && result is not null && (result.Succeeded || outcome.Failed > 0))
        {
            return outcome;
        }

        TestFailure unfinished = Unfinished(project.Name, result, watch, log);
        return (outcome ?? new TestOutcome(project.Name, watch.Passed, 0, [], elapsed)) with { Failures = [unfinished] };
    }

    /// <summary>Runs the process; null when it was silent for too long and was ended.</summary>
    private async Task<ProcessResult?> RunAsync(
        ProcessRequest tests, CancellationToken silence, CancellationToken cancellation)
    {
        try
        {
            return await processes.RunAsync(tests, silence).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string[] Filter(string? filter) => filter switch
    {
        null => [],
        ['/', ..] => ["-filter", filter],
        _ => ["-method", $"*{filter}*"],
    };

    private TestFailure Unfinished(string project, ProcessResult? result, TestWatch watch, string log)
    {
        string what = result is null
            ? FormattableString.Invariant($"The process was silent for {Silence.TotalMinutes:0.#} minutes and was ended")
            : $"The process ended with exit code {result.ExitCode} and without a failed test";
        string during = watch.Running is { Count: > 0 } running ? $", while this ran: {string.Join(", ", running)}" : "";
        IEnumerable<string> last = (result?.Output ?? []).Where(line => !TestWatch.IsMessage(line)).TakeLast(15);
        return new TestFailure(project, $"{what}{during}; its output is in {log}.", string.Join('\n', last));
    }
}
