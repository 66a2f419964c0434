using System.CommandLine;
using Course.Requirements;
using Course.Setup;
using Course.Terminal;
using Course.Testing;

namespace Course.Commands;

/// <summary><c>course test</c>: runs all tests.</summary>
internal static class TestCommand
{
    public static Command Create(CourseContext context)
    {
        var filter = new Option<string?>("--filter")
        {
            Description = "Only tests whose full name contains this text, or an xUnit.net query that begins with '/'.",
            HelpName = "TEXT",
        };
        var offline = new Option<bool>("--offline") { Description = "Use no network to set up what tests need." };
        var command = new CourseVerb(
            "test",
            "Run all tests.",
            "./course test                      everything; the last line counts passed and failed",
            "./course test --filter Shortcut    only tests whose full name contains 'Shortcut'")
        {
            filter, offline,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            bool isOffline = parsed.GetValue(offline);
            PackageGroup[] groups = isOffline ? [PackageGroup.Run] : [PackageGroup.Run, PackageGroup.Test];
            var request = new SetupRequest(context.Stack, groups) { Offline = isOffline };
            await context.SetUpAsync(request, quiet: true, cancellation).ConfigureAwait(false);
            return await RunAsync(context, parsed.GetValue(filter), cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(CourseContext context, string? filter, CancellationToken cancellation)
    {
        CourseTerminal terminal = context.Terminal;
        string results = Path.Combine(context.Repository.Root, "out", "tests");
        Directory.CreateDirectory(results);
        var runner = new TestProjectRunner(context.Processes, results, terminal.Time);
        var outcomes = new List<TestOutcome>();
        foreach (TestProject project in TestProject.All(context.Repository, context.Stack))
        {
            outcomes.Add(await terminal.BusyAsync(
                project.Name, status => runner.RunAsync(project, filter, status, cancellation)).ConfigureAwait(false));
        }

        TestReport.Show(terminal, outcomes, filtered: filter is not null);
        return TestReport.ExitCode(outcomes, filtered: filter is not null);
    }
}
