namespace Course.Processes;

/// <summary>A program to run.</summary>
/// <param name="Program">The program's name or path.</param>
/// <param name="Arguments">Its arguments, passed on as they are.</param>
public sealed record ProcessRequest(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>The working directory; this process's own when null.</summary>
    public string? Folder { get; init; }

    /// <summary>Environment variables in addition to this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A file that gets all output; none when null.</summary>
    public string? Log { get; init; }

    /// <summary>Told every line of output as it comes.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>Whether the program talks to the terminal itself, for example to ask for a password.</summary>
    public bool OwnsTerminal { get; init; }

    /// <summary>Whether the program may be ended at any moment when the command is cancelled.</summary>
    public bool MayBeKilled { get; init; } = true;
}
