using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Course.Bench;

/// <summary>
/// A contender in a process of its own. It waits for a line, <c>case TAB seconds</c>, does the work and answers with a
/// <see cref="Sample"/> on one line; it ends with its input. While one measures, the others wait for their input.
/// </summary>
internal sealed class WorkerProcess : IContender
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private WorkerProcess(string name, Process process)
    {
        (Name, _process) = (name, process);
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Starts the process; it does nothing yet.</summary>
    /// <param name="name">The contender's name in reports.</param>
    /// <param name="threads">Threads that it may compute with.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static WorkerProcess Start(string name, int threads, string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        return new WorkerProcess(name, Process.Start(start)!);
    }

    /// <inheritdoc/>
    public async Task<Sample> MeasureAsync(string work, double seconds, CancellationToken cancellation)
    {
        string? answer = null;
        try
        {
            string request = string.Create(CultureInfo.InvariantCulture, $"{work}\t{seconds}");
            await _process.StandardInput.WriteLineAsync(request.AsMemory(), cancellation).ConfigureAwait(false);
            await _process.StandardInput.FlushAsync(cancellation).ConfigureAwait(false);
            answer = await _process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false);
            return Sample.FromJson(answer ?? "");
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            string reason = answer is null or "" ? await LastErrorAsync().ConfigureAwait(false) : $"it answered '{answer}'";
            throw new CourseException($"{Name} did not measure '{work}': {reason}", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task<string> LastErrorAsync()
    {
        string[] lines = (await _errors.ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines is [.., var last] ? last.Trim() : "its process ended without a word";
    }
}
