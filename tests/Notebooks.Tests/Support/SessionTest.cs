using Notebooks.Assistance;
using Notebooks.Documents;
using Notebooks.Kernel;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Notebooks.Tests.Support;

/// <summary>A session in a temporary folder. The console belongs to the process, so these tests run one after the other.</summary>
public abstract class SessionTest : IDisposable
{
    private readonly CSharpSession _session;

    protected SessionTest()
    {
        Folder = Directory.CreateTempSubdirectory("nbtest").FullName;
        TempRoot = Path.Combine(Folder, "kernels");

        // What is left behind would go on during the other tests.
        _session = new CSharpSession(Folder, TempRoot, beforeLeaving: TimeSpan.FromMinutes(5));
    }

    protected string Folder { get; }

    protected string TempRoot { get; }

    private protected RecordedOutput Output { get; } = new();

    public virtual void Dispose()
    {
        _session.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    protected Task<CellOutcome> RunAsync(string code, CancellationToken interrupt = default) => _session.ExecuteAsync(code, Output, interrupt);

    /// <summary>What could stand at the mark | in a cell.</summary>
    protected string[] Complete(string code) => [.. CompletionsAt(code).Items.Select(item => item.Text)];

    /// <summary>What could stand at the mark | in a cell, and the place that it would take.</summary>
    protected CompletionList CompletionsAt(string code) =>
        _session.Complete(code.Replace("|", "", StringComparison.Ordinal), code.IndexOf('|'));

    /// <summary>What the name at the mark | in a cell means; null when it means nothing.</summary>
    protected string? Inspect(string code) =>
        _session.Inspect(code.Replace("|", "", StringComparison.Ordinal), code.IndexOf('|'), detailed: false)?.Text(MimeTypes.Plain);

    /// <summary>The plain text of the result of a cell that must succeed.</summary>
    protected async Task<string?> ResultAsync(string code)
    {
        CellOutcome outcome = await RunAsync(code);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []) + outcome.Error?.Message);
        return outcome.Result?.Text(MimeTypes.Plain);
    }

    /// <summary>The error of a cell that must fail.</summary>
    protected async Task<CellError> ErrorAsync(string code)
    {
        CellOutcome outcome = await RunAsync(code);
        Assert.NotNull(outcome.Error);
        return outcome.Error;
    }
}
