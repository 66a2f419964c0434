using Course.Processes;

namespace Course.Setup;

/// <summary>What the steps of set-up work with.</summary>
/// <param name="Repository">The course.</param>
/// <param name="Processes">Runs programs.</param>
/// <param name="Memory">Remembers across runs.</param>
public sealed record SetupTools(Repository Repository, IProcessRunner Processes, SetupMemory Memory)
{
    /// <summary>Looks up an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Whether this process may install packages.</summary>
    public bool IsAdministrator { get; init; } = Environment.IsPrivilegedProcess;

    /// <summary>Whether somebody is at the terminal to type a password.</summary>
    public bool IsInteractive { get; init; } = !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Begins the log of a step anew.</summary>
    /// <param name="name">The step's name.</param>
    /// <returns>The log's path.</returns>
    public string BeginLog(string name)
    {
        string log = Repository.Log(name);
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        File.Delete(log);
        return log;
    }

    /// <summary>Describes a failure of a program: what, the last lines of its output, and where all of it is.</summary>
    /// <param name="what">What failed, as the beginning of a sentence.</param>
    /// <param name="result">The program's result.</param>
    /// <param name="log">The log with all output.</param>
    public static CourseException Failure(string what, ProcessResult result, string log)
    {
        ArgumentNullException.ThrowIfNull(result);
        string[] lines = [.. result.Output.Where(line => line.Contains(" error ", StringComparison.Ordinal)).Distinct()];
        IEnumerable<string> shown = lines.Length > 0 ? lines.Take(15) : result.Output.TakeLast(15);
        return new CourseException(
            $"{what} failed with exit code {result.ExitCode}; all of its output is in {log}; the lines that matter:\n"
            + string.Join('\n', shown.Select(line => "  " + line)));
    }
}
