using Course.Processes;

namespace Course.Doctor;

/// <summary>libtorch: its version, threads and CUDA. Asked in a process of its own, which it may take down.</summary>
/// <param name="processes">Runs programs.</param>
/// <param name="tool">This tool's assembly.</param>
/// <param name="cores">The machine's cores.</param>
/// <param name="hasGpu">Whether the machine has an NVIDIA driver.</param>
public sealed class TorchProbe(IProcessRunner processes, string tool, int cores, bool hasGpu) : IProbe
{
    /// <summary>The hidden command that prints <see cref="TorchFacts"/>.</summary>
    public const string Command = "torch-facts";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        var ask = new ProcessRequest("dotnet", tool, Command);
        ProcessResult result = await processes.RunAsync(ask, cancellation).ConfigureAwait(false);
        TorchFacts facts = result.Output.Select(TorchFacts.FromJson).FirstOrDefault(facts => facts is not null)
            ?? new TorchFacts("", "", 0, 0, $"the process that loads it ended with exit code {result.ExitCode}");
        return facts.Problem is { } problem
            ? [Finding.Broken("libtorch", problem, "run ./course setup; with a libtorch of your own, check TORCH_DIR")]
            : [Finding.Ok("libtorch", $"{facts.Version}, {facts.Library}".TrimEnd(',', ' ')), Threads(facts), Cuda(facts)];
    }

    private Finding Threads(TorchFacts facts)
    {
        string found = FormattableString.Invariant($"{facts.Threads} for {cores} cores");
        return facts.Threads == cores
            ? Finding.Ok("threads", found)
            : Finding.Gap("threads", found, "unset OMP_NUM_THREADS, or set it to the number of cores");
    }

    private Finding Cuda(TorchFacts facts) => (facts.CudaDevices, hasGpu) switch
    {
        ( > 0, _) => Finding.Ok("CUDA", FormattableString.Invariant($"{facts.CudaDevices} devices")),
        (_, true) => Finding.Gap(
            "CUDA", "an NVIDIA driver, and a libtorch that cannot use it", "let TORCH_DIR name a libtorch built for CUDA"),
        _ => Finding.Ok("CUDA", "no GPU; everything runs on the CPU"),
    };
}
