using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Course.Processes;

namespace Course.Commands;

/// <summary>
/// <c>course --version</c>: one line such as <c>ResNetNotebooks 1.0.0, commit 1a2b3c4d5e6f, system stack, .NET SDK 10.0.100</c>.
/// </summary>
internal static class VersionOption
{
    private const string Unknown = "unknown";

    public static Option<bool> Create(CourseContext context) => new("--version")
    {
        Description = "Say version, commit, stack and SDK in one line.",
        Action = new Say(context),
    };

    private static async Task<string> DescribeAsync(CourseContext context, CancellationToken cancellation)
    {
        string version = typeof(VersionOption).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? Unknown;
        string commit = Path.Exists(Path.Combine(context.Repository.Root, ".git"))
            && await AskAsync(context, ["git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"], cancellation).ConfigureAwait(false) is { } named
            ? $", commit {named}"
            : "";
        string sdk = await AskAsync(context, ["dotnet", "--version"], cancellation).ConfigureAwait(false) ?? Unknown;
        return $"ResNetNotebooks {version}{commit}, {context.Stack.BuildName()} stack, .NET SDK {sdk}";
    }

    /// <summary>The first line that a command answers with; null where its program is missing or fails.</summary>
    private static async Task<string?> AskAsync(CourseContext context, string[] line, CancellationToken cancellation)
    {
        if (context.Processes.Find(line[0]) is not { } path)
        {
            return null;
        }

        var ask = new ProcessRequest(path, line[1..]) { Folder = context.Repository.Root };
        ProcessResult answer = await context.Processes.RunAsync(ask, cancellation).ConfigureAwait(false);
        return answer.Succeeded ? answer.Output.FirstOrDefault(line => line.Length > 0)?.Trim() : null;
    }

    private sealed class Say(CourseContext context) : AsynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
        {
            context.Terminal.Line(await DescribeAsync(context, cancellationToken).ConfigureAwait(false));
            return 0;
        }
    }
}
