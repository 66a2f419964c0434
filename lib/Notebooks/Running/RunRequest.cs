using Notebooks.Export;

namespace Notebooks.Running;

/// <summary>What to run and where the results go.</summary>
/// <param name="NotebookPath">The .ipynb file; it is never changed.</param>
/// <param name="OutputDirectory">Gets the executed notebook and its page, under the notebook's name.</param>
public sealed record RunRequest(string NotebookPath, string OutputDirectory)
{
    /// <summary>Environment variables of the kernel process, in addition to this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The longest that one cell may run; null: no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>Whether to write the .html page too.</summary>
    public bool Html { get; init; } = true;

    /// <summary>Whether to write slides too.</summary>
    public bool Slides { get; init; }

    /// <summary>Where the page takes its scripts from.</summary>
    public ExportAssets Assets { get; init; } = ExportAssets.None;

    /// <summary>The most that the outputs of one cell may take, in bytes.</summary>
    public long OutputLimit { get; init; } = 50L << 20;
}
