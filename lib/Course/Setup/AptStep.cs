using Course.Processes;
using Course.Requirements;

namespace Course.Setup;

/// <summary>Installs the packages of Debian that the system stack needs.</summary>
/// <param name="tools">What the step works with.</param>
/// <param name="request">What is to be brought about.</param>
/// <param name="packages">The packages that environment.json lists.</param>
public sealed class AptStep(SetupTools tools, SetupRequest request, IReadOnlyList<AptPackage> packages) : ISetupStep
{
    private const string Update = "apt-get update";
    private const string Install = "apt-get install -y --no-install-recommends";

    /// <inheritdoc/>
    public string Name => "system packages";

    private string Log => tools.Repository.Log("apt");

    /// <inheritdoc/>
    public async Task<StepCheck> CheckAsync(CancellationToken cancellation)
    {
        if (request.Stack != StackChoice.System)
        {
            return StepCheck.Done("none needed with the nuget stack");
        }

        if (tools.Processes.Find("dpkg-query") is null)
        {
            return StepCheck.Done("this system has no apt; libtorch is taken from TORCH_DIR");
        }

        IReadOnlyList<string> missing = await MissingAsync(cancellation).ConfigureAwait(false);
        return missing.Count == 0
            ? StepCheck.Done("all installed")
            : StepCheck.Missing($"install {string.Join(' ', missing)}") with { NeedsNetwork = true };
    }

    /// <inheritdoc/>
    public async Task<StepCheck> ApplyAsync(IProgress<string> status, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(status);
        IReadOnlyList<string> missing = await MissingAsync(cancellation).ConfigureAwait(false);
        if (await RightsAsync(cancellation).ConfigureAwait(false) is not { } rights)
        {
            return WithoutRights(missing);
        }

        tools.BeginLog("apt");
        status.Report("apt-get update");
        await AptAsync(rights, Update, [], status, cancellation).ConfigureAwait(false);
        status.Report($"apt-get install {string.Join(' ', missing)}");
        ProcessResult result = await AptAsync(rights, Install, missing, status, cancellation).ConfigureAwait(false);
        return result.Succeeded
            ? StepCheck.Done($"installed {string.Join(' ', missing)}")
            : throw SetupTools.Failure("Installing the system packages", result, Log);
    }

    private async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellation)
    {
        string[] wanted =
        [
            .. packages
                .Where(package => request.Groups.Contains(package.Group))
                .Where(package => package.NotNeededWith is not { } variable || tools.Variable(variable) is null or "")
                .Select(package => package.Name),
        ];
        var query = new ProcessRequest("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\n", .. wanted]);
        ProcessResult result = await tools.Processes.RunAsync(query, cancellation).ConfigureAwait(false);
        return [.. wanted.Where(name => !result.Output.Contains($"{name} installed"))];
    }

    /// <summary>What to put before apt-get to be allowed to install: nothing for root, else sudo; null without either.</summary>
    private async Task<IReadOnlyList<string>?> RightsAsync(CancellationToken cancellation)
    {
        if (tools.IsAdministrator)
        {
            return [];
        }

        if (tools.Processes.Find("sudo") is not null)
        {
            ProcessRequest silent = new("sudo", "-n", "true");
            ProcessRequest asking = new("sudo", "-v") { OwnsTerminal = true };
            if ((await tools.Processes.RunAsync(silent, cancellation).ConfigureAwait(false)).Succeeded
                || (tools.IsInteractive
                    && (await tools.Processes.RunAsync(asking, cancellation).ConfigureAwait(false)).Succeeded))
            {
                return ["sudo", "-n"];
            }
        }

        return null;
    }

    private StepCheck WithoutRights(IReadOnlyList<string> missing)
    {
        string command = $"sudo sh -c '{Update} && {Install} {string.Join(' ', missing)}'";
        bool canRun = packages.All(package => package.Group != PackageGroup.Run || !missing.Contains(package.Name));
        return canRun
            ? StepCheck.DoneWithout($"only an administrator can install what some tests need: {command}")
            : throw new CourseException(
                "System packages are missing and only an administrator can install them; type this command, then run "
                + $"./course setup again (or do without them: ./course setup --stack nuget):\n  {command}");
    }

    private Task<ProcessResult> AptAsync(
        IReadOnlyList<string> rights,
        string command,
        IReadOnlyList<string> names,
        IProgress<string> status,
        CancellationToken cancellation)
    {
        string[] quiet = ["-q", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=120"];
        string[] words = [.. rights, "env", "DEBIAN_FRONTEND=noninteractive", .. command.Split(' '), .. quiet, .. names];
        var apt = new ProcessRequest(words[0], words[1..])
        {
            Log = Log,
            MayBeKilled = false,
            OnLine = line => status.Report(line),
        };
        return tools.Processes.RunAsync(apt, cancellation);
    }
}
