using Course.Processes;
using Course.Requirements;

namespace Course.Setup;

/// <summary>Builds the course, with the system stack the native library too, and the tests where they are asked for.</summary>
/// <param name="tools">What the step works with.</param>
/// <param name="request">What is to be brought about.</param>
public sealed class BuildStep(SetupTools tools, SetupRequest request) : ISetupStep
{
    private static readonly string[] s_libraries = ["ResNets.dll"];
    private static readonly string[] s_systemLibraries = [.. s_libraries, "libsystemtorch.so", "libresnetimages.so"];

    /// <inheritdoc/>
    public string Name => "build";

    private bool WithTests => request.Groups.Contains(PackageGroup.Test);

    private string Fact => $"built-{request.Stack.BuildName()}{(WithTests ? "-tests" : "")}";

    /// <summary>The solution has the tests too; the command line stands on all of the libraries.</summary>
    private string Target => WithTests
        ? tools.Repository.Solution
        : Path.Combine(tools.Repository.Root, "lib", "Course", "Course.csproj");

    private string Log => tools.Repository.Log("build");

    /// <inheritdoc/>
    public Task<StepCheck> CheckAsync(CancellationToken cancellation) => Task.FromResult(
        IsComplete() && tools.Memory.Find(Fact) == Fingerprint()
            ? StepCheck.Done("up to date")
            : StepCheck.Missing($"build the course{(WithTests ? " and its tests" : "")} for the stack '{request.Stack.BuildName()}'"));

    /// <inheritdoc/>
    public async Task<StepCheck> ApplyAsync(IProgress<string> status, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(status);
        string fingerprint = Fingerprint();
        tools.BeginLog("build");
        var build = new ProcessRequest(
            "dotnet",
            [
                "build", Target, "-c", "Release", $"-p:Stack={request.Stack.BuildName()}", "-nologo",
                "-v", "minimal", "-nodeReuse:false",
            ])
        {
            Folder = tools.Repository.Root,
            Log = Log,
            OnLine = line => status.Report(line.Trim()),
        };
        ProcessResult result = await tools.Processes.RunAsync(build, cancellation).ConfigureAwait(false);
        if (!result.Succeeded)
        {
            throw SetupTools.Failure("Building the course", result, Log);
        }

        if (MissingFile() is { } missing)
        {
            string? reason = result.Output.FirstOrDefault(line => line.Contains("was not built", StringComparison.Ordinal));
            throw new CourseException(
                $"The build left no {Path.Combine(tools.Repository.Library, missing)}; {Log} has its output"
                + (reason is null ? "." : $": {reason.Trim()}"));
        }

        tools.Memory.Keep(Fact, fingerprint);
        return StepCheck.Done("built");
    }

    /// <summary>What was built, for which libtorch: another TORCH_DIR calls for another native library.</summary>
    private string Fingerprint() =>
        $"{SourceFingerprint.Compute(tools.Repository.Root, WithTests ? ["lib", "tests"] : ["lib"])} {tools.Variable("TORCH_DIR")}".TrimEnd();

    private bool IsComplete() => MissingFile() is null;

    private string? MissingFile()
    {
        string[] needed = request.Stack == StackChoice.System ? s_systemLibraries : s_libraries;
        return needed.FirstOrDefault(name => !File.Exists(Path.Combine(tools.Repository.Library, name)));
    }
}
