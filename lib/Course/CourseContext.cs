using Course.Processes;
using Course.Setup;
using Course.Terminal;

namespace Course;

/// <summary>What the commands work with.</summary>
/// <param name="Repository">The course.</param>
/// <param name="Terminal">The terminal.</param>
/// <param name="Processes">Runs programs.</param>
/// <param name="Variable">Looks up an environment variable.</param>
public sealed record CourseContext(
    Repository Repository, CourseTerminal Terminal, IProcessRunner Processes, Func<string, string?> Variable)
{
    /// <summary>The stack in use: the recorded one, else the platform's.</summary>
    public StackChoice Stack => StackRecord.Read(Repository)
        ?? (OperatingSystem.IsLinux() ? StackChoice.System : StackChoice.NuGet);

    /// <summary>What set-up remembers of earlier runs.</summary>
    public SetupMemory OpenMemory() => new(Path.Combine(Repository.State, "setup.json"));

    /// <summary>The same, with everything that is said on the way kept out of the standard output.</summary>
    public CourseContext Aside => this with { Terminal = Terminal.Aside };

    /// <summary>Does what is missing for a request.</summary>
    /// <param name="request">What is to be brought about.</param>
    /// <param name="quiet">Whether steps with nothing to do are left unmentioned.</param>
    /// <param name="cancellation">Stops.</param>
    public Task SetUpAsync(SetupRequest request, bool quiet, CancellationToken cancellation)
    {
        var tools = new SetupTools(Repository, Processes, OpenMemory()) { Variable = Variable };
        return new SetupRunner(SetupPlan.Create(tools, request), Terminal).RunAsync(request, quiet, cancellation);
    }
}
