using System.CommandLine;
using Course.Requirements;
using Course.Setup;

namespace Course.Commands;

/// <summary><c>course setup</c>: installs and builds what is missing.</summary>
internal static class SetupCommand
{
    public static Command Create(CourseContext context)
    {
        var stack = new Option<string?>("--stack")
        {
            Description = "What to compute with: the system's libtorch, or TorchSharp from NuGet. Recorded for later.",
        };
        stack.AcceptOnlyFromAmong("system", "nuget");
        var with = new Option<string[]>("--with")
        {
            Description = "Also install what tests or benchmarks need.",
            AllowMultipleArgumentsPerToken = true,
        };
        with.AcceptOnlyFromAmong("test", "bench");
        var offline = new Option<bool>("--offline") { Description = "Use no network; fail when something is missing." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done and do nothing." };
        var again = new Option<bool>("--again") { Description = "Try again what could not be had last time." };
        var command = new CourseVerb(
            "setup",
            "Install and build what is missing.",
            "./course setup                     do what is missing; a second time there is nothing to do",
            "./course setup --dry-run           say what is missing",
            "./course setup --with test bench   also for the tests and the benchmarks",
            "./course setup --stack nuget       compute with TorchSharp from NuGet")
        {
            stack, with, offline, dryRun, again,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            StackChoice choice = parsed.GetValue(stack) switch
            {
                "system" => StackChoice.System,
                "nuget" => StackChoice.NuGet,
                _ => context.Stack,
            };
            var request = new SetupRequest(choice, Groups(parsed.GetValue(with) ?? []))
            {
                Offline = parsed.GetValue(offline),
                DryRun = parsed.GetValue(dryRun),
                TryAgain = parsed.GetValue(again),
            };
            await context.SetUpAsync(request, quiet: false, cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static PackageGroup[] Groups(IReadOnlyCollection<string> names) =>
    [
        PackageGroup.Run,
        .. names.Contains("test") ? [PackageGroup.Test] : Array.Empty<PackageGroup>(),
        .. names.Contains("bench") ? [PackageGroup.Bench] : Array.Empty<PackageGroup>(),
    ];
}
