using Course.Processes;

namespace Course.Bench;

/// <summary>PyTorch, to measure against: an interpreter that has it, and the scripts in benchmarks/.</summary>
/// <param name="context">What the commands work with.</param>
internal sealed class PyTorch(CourseContext context)
{
    private static readonly string[] s_interpreters = ["/usr/bin/python3", "python3", "python"];
    private static readonly string[] s_formats = ["contiguous", "channels_last"];

    /// <summary>Starts PyTorch twice, once with each of its memory formats; both wait for work.</summary>
    /// <param name="script">The script's name in benchmarks/.</param>
    /// <param name="threads">Threads to compute with.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CourseException">No interpreter has PyTorch.</exception>
    public async Task<IReadOnlyList<IContender>> StartAsync(string script, int threads, CancellationToken cancellation)
    {
        string python = await FindAsync(cancellation).ConfigureAwait(false);
        string path = Path.Combine(context.Repository.Root, "benchmarks", script);
        return [.. s_formats.Select(format => WorkerProcess.Start($"PyTorch {format}", threads, python, path, format))];
    }

    /// <summary>The interpreter that has PyTorch: Debian's, which knows its packages, before any other.</summary>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CourseException">There is none.</exception>
    public async Task<string> FindAsync(CancellationToken cancellation)
    {
        foreach (string python in s_interpreters.Where(Exists))
        {
            var import = new ProcessRequest(python, "-c", "import torch");
            ProcessResult result = await context.Processes.RunAsync(import, cancellation).ConfigureAwait(false);
            if (result.Succeeded)
            {
                return python;
            }
        }

        throw new CourseException(
            "No Python on this machine can import torch, and the comparison needs PyTorch; "
            + "install python3-torch (./course setup --with bench does) and try again.");
    }

    private bool Exists(string python) => Path.IsPathRooted(python)
        ? File.Exists(python)
        : context.Processes.Find(python) is not null;
}
