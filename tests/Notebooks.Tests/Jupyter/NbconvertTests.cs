using Notebooks.Documents;
using Notebooks.Jupyter;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Jupyter;

/// <summary>The course's notebooks executed by nbconvert, as Jupyter does it.</summary>
public sealed class NbconvertTests : IDisposable
{
    private static readonly string s_notebooks = Path.GetFullPath("../../../notebooks", Path.GetDirectoryName(Python.Script(""))!);
    private readonly string _folder = Directory.CreateTempSubdirectory("nbconvert-test-").FullName;

    public static TheoryData<string> Notebooks => [.. Directory.EnumerateFiles(s_notebooks, "*.ipynb").Select(file => Path.GetFileName(file)).Order()];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Nbconvert_executes_the_notebook(string notebook)
    {
        await Python.RequireAsync("nbconvert", "jupyter-nbconvert");
        new KernelSpec(Path.Combine(_folder, "kernels")).Install(".net-csharp", ".NET (C#)");
        var environment = new Dictionary<string, string> { ["JUPYTER_PATH"] = _folder, ["RESNET_BUDGET"] = "smoke" };
        (int code, string output) = await Python.RunAsync(
            environment, "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=600",
            "--output-dir", _folder, Path.Combine(s_notebooks, notebook));
        Assert.True(code == 0, output);

        NotebookDocument executed = NotebookReader.Read(Path.Combine(_folder, notebook));
        Assert.All(executed.CodeCells, cell => Assert.NotNull(cell.ExecutionCount));
        Assert.DoesNotContain(executed.CodeCells.SelectMany(cell => cell.Outputs), result => result is ErrorOutput);
    }
}
