using Notebooks.Documents;
using Notebooks.Jupyter;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Jupyter;

/// <summary>A notebook of the course executed by nbconvert, as Jupyter does it; the tests of the exercises run all of them.</summary>
public sealed class NbconvertTests : IDisposable
{
    private const string Notebook = "01-residual-learning.ipynb";
    private readonly string _folder = Directory.CreateTempSubdirectory("nbconvert-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nbconvert_executes_a_notebook_of_the_course()
    {
        await Python.RequireAsync("nbconvert", "jupyter-nbconvert");
        new KernelSpec(Path.Combine(_folder, "kernels")).Install(".net-csharp", ".NET (C#)");
        var environment = new Dictionary<string, string> { ["JUPYTER_PATH"] = _folder, ["RESNET_BUDGET"] = "smoke" };
        (int code, string output) = await Python.RunAsync(
            environment, "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=600",
            "--output-dir", _folder, Path.Combine(CourseFolder.Notebooks, Notebook));
        Assert.True(code == 0, output);

        NotebookDocument executed = NotebookReader.Read(Path.Combine(_folder, Notebook));
        Assert.All(executed.CodeCells, cell => Assert.NotNull(cell.ExecutionCount));
        Assert.DoesNotContain(executed.CodeCells.SelectMany(cell => cell.Outputs), result => result is ErrorOutput);
    }
}
