using System.Security.Cryptography;
using System.Text.Json;
using Course.Processes;
using Course.Requirements;

namespace Course.Setup;

/// <summary>Installs the npm packages that exported pages carry; without npm the pages link to a CDN.</summary>
/// <param name="tools">What the step works with.</param>
/// <param name="request">What is to be brought about.</param>
/// <param name="packages">The packages that environment.json lists.</param>
public sealed class NpmStep(SetupTools tools, SetupRequest request, IReadOnlyList<NpmPackage> packages) : ISetupStep
{
    private const string Unavailable = "npm-unavailable";

    /// <inheritdoc/>
    public string Name => "page scripts";

    private string Wanted => string.Join(' ', packages.Select(package => $"{package.Name}@{package.Version}"));

    private string Log => tools.Repository.Log("npm");

    /// <inheritdoc/>
    public Task<StepCheck> CheckAsync(CancellationToken cancellation)
    {
        if (packages.All(IsInstalled))
        {
            return Task.FromResult(StepCheck.Done($"{Wanted}: exported pages work offline"));
        }

        if (tools.Processes.Find("npm") is null)
        {
            return Task.FromResult(Without("npm is not installed"));
        }

        if (request.Offline || (tools.Memory.Find(Unavailable) == Wanted && !request.TryAgain))
        {
            return Task.FromResult(Without("npm could not be asked"));
        }

        StepCheck missing = StepCheck.Missing($"npm install {Wanted}");
        return Task.FromResult(missing with { NeedsNetwork = true, IsOptional = true });
    }

    /// <inheritdoc/>
    public async Task<StepCheck> ApplyAsync(IProgress<string> status, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(status);
        status.Report($"npm install {Wanted}");
        tools.BeginLog("npm");
        var npm = new ProcessRequest(
            tools.Processes.Find("npm") ?? "npm",
            [
                "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts",
                "--fetch-retries=1", "--fetch-timeout=30000", "--prefix", tools.Repository.State, .. Wanted.Split(' '),
            ])
        {
            Folder = tools.Repository.State,
            Log = Log,
        };
        ProcessResult result = await tools.Processes.RunAsync(npm, cancellation).ConfigureAwait(false);
        if (!result.Succeeded || !packages.All(IsInstalled))
        {
            tools.Memory.Keep(Unavailable, Wanted);
            return Without($"npm failed ({Log} has its output)");
        }

        CheckIntegrity();
        tools.Memory.Keep(Unavailable, null);
        return StepCheck.Done($"installed {Wanted}");
    }

    private static StepCheck Without(string reason) => StepCheck.DoneWithout(
        $"{reason}, so exported pages link to a CDN and need the network when they are read "
        + "(with npm at hand: ./course setup --again)");

    private bool IsInstalled(NpmPackage package)
    {
        string folder = Path.Combine(tools.Repository.NodeModules, package.Name);
        string manifest = Path.Combine(folder, "package.json");
        if (!File.Exists(manifest) || !package.Files.All(file => File.Exists(Path.Combine(folder, file.Path))))
        {
            return false;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return json.RootElement.GetProperty("version").GetString() == package.Version;
    }

    private void CheckIntegrity()
    {
        foreach (NpmPackage package in packages)
        {
            string folder = Path.Combine(tools.Repository.NodeModules, package.Name);
            foreach (NpmFile file in package.Files)
            {
                string path = Path.Combine(folder, file.Path);
                string found = "sha384-" + Convert.ToBase64String(SHA384.HashData(File.ReadAllBytes(path)));
                if (found != file.Integrity)
                {
                    Directory.Delete(folder, recursive: true);
                    throw new CourseException(
                        $"{path} has the hash {found}; environment.json expects {file.Integrity}; "
                        + "it was deleted; find out where npm takes its packages from.");
                }
            }
        }
    }
}
