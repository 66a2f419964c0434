using Notebooks.Documents;
using Notebooks.Running;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Authoring;

/// <summary>Runs every notebook at the smoke budget, as students get it and solved.</summary>
public sealed class ExercisesTests : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("exercises ").FullName;

    /// <summary>The notebooks for students, in English.</summary>
    public static TheoryData<string> English => NotebookRulesTests.English;

    public void Dispose() => Directory.Delete(_output, recursive: true);

    [Theory]
    [MemberData(nameof(English))]
    public async Task As_students_get_it_a_notebook_runs_to_its_end_and_every_check_says_not_yet(string name) =>
        Assert.All(await ChecksAsync(name), check => Assert.StartsWith("✗ ", check.Value, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(English))]
    public async Task Solved_a_notebook_passes_every_check(string name) =>
        Assert.All(
            await ChecksAsync(Path.Combine("solutions", name)),
            check => Assert.StartsWith("✓ ", check.Value, StringComparison.Ordinal));

    [Fact]
    public async Task A_translation_finds_the_library_and_the_runs_from_its_own_folder() =>
        Assert.NotEmpty(await ChecksAsync(Path.Combine("ko", "03-shortcut-options.ipynb")));

    /// <summary>Runs a notebook and gives what its checks say, by cell.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ChecksAsync(string name)
    {
        var request = new RunRequest(Path.Combine(CourseFolder.Notebooks, name), _output)
        {
            Html = false,
            Environment = new Dictionary<string, string> { ["RESNET_BUDGET"] = "smoke" },
        };

        RunResult result = await new NotebookRunner().RunAsync(request, null, TestContext.Current.CancellationToken);

        Assert.True(result.Failure is null, $"{name}, code cell {result.Failure?.Cell}: {result.Failure?.Message}");
        return NotebookReader.Read(result.NotebookPath!).CodeCells.Where(cell => cell.HasTag("check"))
            .ToDictionary(cell => cell.Id, cell => cell.Outputs.OfType<ExecuteResultOutput>().Last().Data.Text(MimeTypes.Plain)!);
    }
}
