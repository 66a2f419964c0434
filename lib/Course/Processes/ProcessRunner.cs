using System.ComponentModel;
using System.Diagnostics;

namespace Course.Processes;

/// <summary>Runs programs of this machine.</summary>
public sealed class ProcessRunner : IProcessRunner
{
    /// <inheritdoc/>
    public string? Find(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }

    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        using Process process = Start(request);
        using StreamWriter? log = OpenLog(request.Log);
        var output = new ProcessOutput(log, request.OnLine);
        Task reading = request.OwnsTerminal
            ? Task.CompletedTask
            : Task.WhenAll(output.ReadAsync(process.StandardOutput), output.ReadAsync(process.StandardError));
        try
        {
            await process.WaitForExitAsync(request.MayBeKilled ? cancellation : CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await reading.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return new ProcessResult(process.ExitCode, output.LastLines);
    }

    private static Process Start(ProcessRequest request)
    {
        var start = new ProcessStartInfo(request.Program, request.Arguments)
        {
            WorkingDirectory = request.Folder ?? "",
            RedirectStandardInput = !request.OwnsTerminal,
            RedirectStandardOutput = !request.OwnsTerminal,
            RedirectStandardError = !request.OwnsTerminal,
        };
        foreach ((string name, string value) in request.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            Process process = Process.Start(start)!;
            if (!request.OwnsTerminal)
            {
                process.StandardInput.Close();
            }

            return process;
        }
        catch (Win32Exception e)
        {
            throw new CourseException($"'{request.Program}' cannot be started ({e.Message.TrimEnd('.')}); is it installed?", e);
        }
    }

    private static StreamWriter? OpenLog(string? path)
    {
        if (path is null)
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new StreamWriter(path, append: true);
    }
}
