using Course.Processes;
using Course.Requirements;

namespace Course.Doctor;

/// <summary>The .NET SDK.</summary>
/// <param name="repository">The course.</param>
/// <param name="processes">Runs programs.</param>
/// <param name="required">What environment.json asks for.</param>
public sealed class SdkProbe(Repository repository, IProcessRunner processes, SdkRequirement required) : IProbe
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(required);
        string advice = $"install the .NET SDK {required.Version} or later";
        if (processes.Find("dotnet") is not { } dotnet)
        {
            return [Finding.Broken(".NET SDK", "no dotnet on the search path", advice)];
        }

        var ask = new ProcessRequest(dotnet, "--version") { Folder = repository.Root };
        ProcessResult result = await processes.RunAsync(ask, cancellation).ConfigureAwait(false);
        string version = result.Output.FirstOrDefault(line => line.Length > 0) ?? "";
        bool enough = result.Succeeded && Version.TryParse(version.Split('-')[0], out Version? found)
            && found >= Version.Parse(required.Version);
        return [enough ? Finding.Ok(".NET SDK", version) : Finding.Broken(".NET SDK", version, advice)];
    }
}
