namespace Course.Processes;

/// <summary>What came of a program.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">The last lines of its output, error output included.</param>
public sealed record ProcessResult(int ExitCode, IReadOnlyList<string> Output)
{
    /// <summary>Whether the program says that it succeeded.</summary>
    public bool Succeeded => ExitCode == 0;
}
