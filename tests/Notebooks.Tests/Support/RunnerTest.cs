using Notebooks.Documents;
using Notebooks.Running;

namespace Notebooks.Tests.Support;

/// <summary>Runs small notebooks in real kernel processes.</summary>
public abstract class RunnerTest : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("nbtest").FullName;

    private protected RecordedProgress Progress { get; } = new();

    protected string OutFolder => Path.Combine(Folder, "out");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs cells and returns the result with the document that was written.</summary>
    protected Task<(RunResult Result, NotebookDocument Document)> RunAsync(params string[] cells) => RunAsync(request => request, cells);

    protected Task<(RunResult Result, NotebookDocument Document)> RunAsync(Func<RunRequest, RunRequest> change, params string[] cells) =>
        RunAsync(change, [.. TestNotebook.Of(cells).Cells]);

    protected async Task<(RunResult Result, NotebookDocument Document)> RunAsync(Func<RunRequest, RunRequest> change, params Cell[] cells)
    {
        var path = Path.Combine(Folder, "test.ipynb");
        NotebookWriter.Write(TestNotebook.Create(cells), path);
        RunRequest request = change(new RunRequest(path, OutFolder));
        RunResult result = await new NotebookRunner().RunAsync(request, Progress, TestContext.Current.CancellationToken);
        return (result, NotebookReader.Read(result.NotebookPath!));
    }

    protected static string Text(Cell cell) => string.Concat(((CodeCell)cell).Outputs.OfType<StreamOutput>().Select(o => o.Text));
}
