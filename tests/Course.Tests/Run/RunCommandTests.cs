using Course.Commands;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Running;
using ResNets.Exercises;

namespace Course.Tests.Run;

public sealed class RunCommandTests : IDisposable
{
    private static readonly CellFailure _failure =
        new(3, "ArgumentException", "'resnet-21' does not exist [yet].", 2, "  var net = Find(\"resnet-21\");", null);

    private readonly CourseFolder _course = new();
    private readonly List<RunRequest> _requests = [];
    private string? _device;

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Every_notebook_gets_budget_and_data_and_ends_in_the_table()
    {
        var terminal = new TestTerminal();

        int code = await RunAsync(terminal, Succeeding, "00-start", "01-next");

        Assert.Equal(0, code);
        Assert.Equal(["00-start", "01-next"], _requests.Select(r => Path.GetFileNameWithoutExtension(r.NotebookPath)));
        Assert.All(_requests, r => Assert.Equal("smoke", r.Environment["RESNET_BUDGET"]));
        Assert.All(_requests, r => Assert.Equal("/data", r.Environment["RESNET_DATA"]));
        Assert.All(_requests, r => Assert.Equal((true, TimeSpan.FromSeconds(90)), (r.Slides, r.CellTimeout)));
        Assert.Contains(terminal.Lines, line => line.StartsWith("│ 01-next") && line.Contains("2/2") && line.Contains("done"));
        Assert.Equal($"executed notebooks and pages are in {Output}", terminal.Lines[^1]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cpu")]
    public async Task Every_notebook_gets_the_device_that_was_said(string? device)
    {
        _device = device;
        await RunAsync(new TestTerminal(), Succeeding, "00-start", "01-next");

        Assert.Equal(2, _requests.Count);
        Assert.All(_requests, r => Assert.Equal(device, r.Environment.GetValueOrDefault("RESNET_DEVICE")));
    }

    [Fact]
    public async Task The_table_counts_the_exercises_that_the_notebooks_own_checks_passed()
    {
        var terminal = new TestTerminal();
        Output[] outputs =
        [
            new DisplayOutput(Checked(passed: true)),
            new DisplayOutput(Checked(passed: false)),
            new DisplayOutput(Checked(passed: true)),
            new ExecuteResultOutput(Checked(true), 1),
            new DisplayOutput(MimeBundle.Plain("✓ not a check")),
        ];
        string path = Path.Combine(_course.Root, "executed.ipynb");
        NotebookWriter.Write(new NotebookDocument([new CodeCell("a", "1") { ExecutionCount = 1, Outputs = [.. outputs] }]), path);

        await RunAsync(
            terminal,
            (request, _, _) => Task.FromResult(Result(request) with { NotebookPath = request.NotebookPath.Contains("00", StringComparison.Ordinal) ? path : null }),
            "00-start",
            "01-next");

        string[] cells = terminal.Lines.Single(line => line.StartsWith("│ 00-start", StringComparison.Ordinal)).Split('│', StringSplitOptions.TrimEntries);
        Assert.Equal(["00-start", "2/2", "3 of 4", "8.0", "done"], cells[1..^1]);
        Assert.Equal("", terminal.Lines.Single(line => line.StartsWith("│ 01-next", StringComparison.Ordinal)).Split('│', StringSplitOptions.TrimEntries)[3]);
    }

    [Fact]
    public async Task Answers_that_failed_are_all_told_and_their_checks_count_as_not_passed()
    {
        var terminal = new TestTerminal();
        string path = Path.Combine(_course.Root, "executed.ipynb");
        var error = new ErrorOutput("CompilationError", "CS0103", ["CS0103"]);
        NotebookWriter.Write(
            new NotebookDocument(
            [
                Tagged("exercise", "a", error),
                Tagged("check", "b", error),
                Tagged("check", "c", new ExecuteResultOutput(Checked(passed: true), 1)),
            ]),
            path);

        int code = await RunAsync(
            terminal,
            (request, _, _) => Task.FromResult(Result(request, Failure(1, "a"), Failure(2, "b")) with { NotebookPath = path }),
            "00-start");

        Assert.Equal(1, code);
        string line = terminal.Lines.Single(line => line.StartsWith("│ 00-start", StringComparison.Ordinal));
        Assert.Contains("1 of 2", line, StringComparison.Ordinal);
        Assert.Contains("failed in code cells 1, 2", line, StringComparison.Ordinal);
        Assert.Contains("✗ 00-start, code cell 1: CompilationError: a", terminal.Lines);
        Assert.Contains("✗ 00-start, code cell 2: CompilationError: b", terminal.Lines);

        static CellFailure Failure(int cell, string message) => new(cell, "CompilationError", message, null, null, null);

        static CodeCell Tagged(string tag, string id, Output output) => new(id, "1")
        {
            ExecutionCount = 1,
            Metadata = System.Text.Json.JsonElement.Parse($$"""{"tags": ["{{tag}}"]}"""),
            Outputs = [output],
        };
    }

    [Fact]
    public async Task A_failure_names_notebook_cell_error_line_and_source_and_the_others_still_run()
    {
        var terminal = new TestTerminal();

        int code = await RunAsync(
            terminal,
            (request, progress, _) => Task.FromResult(
                request.NotebookPath.Contains("00", StringComparison.Ordinal) ? Result(request, _failure) : Result(request)),
            "00-start",
            "01-next");

        Assert.Equal(1, code);
        Assert.Equal(2, _requests.Count);
        Assert.Contains(terminal.Lines, line => line.StartsWith("│ 00-start") && line.Contains("2/3") && line.Contains("failed in code cell 3"));
        int at = Array.IndexOf(terminal.Lines, "✗ 00-start, code cell 3: ArgumentException: 'resnet-21' does not exist [yet].");
        Assert.True(at > 0);
        Assert.Equal("    line 2: var net = Find(\"resnet-21\");", terminal.Lines[at + 1]);
    }

    [Fact]
    public async Task A_file_that_is_no_notebook_is_a_failure_of_its_own()
    {
        var terminal = new TestTerminal();

        int code = await RunAsync(
            terminal, (_, _, _) => throw new NotebookFormatException("00-start.ipynb is not JSON."), "00-start");

        Assert.Equal(1, code);
        Assert.Contains("✗ 00-start: 00-start.ipynb is not JSON.", terminal.Lines);
        Assert.Contains(terminal.Lines, line => line.StartsWith("│ 00-start") && line.Contains("could not be run"));
    }

    [Fact]
    public async Task Ctrl_c_ends_the_run_and_shows_what_was_done()
    {
        var terminal = new TestTerminal();
        using var cancel = new CancellationTokenSource();

        Task<int> run = RunAsync(
            terminal,
            (request, progress, cancellation) =>
            {
                if (_requests.Count == 2)
                {
                    cancel.Cancel();
                }

                cancellation.ThrowIfCancellationRequested();
                return Succeeding(request, progress, cancellation);
            },
            cancel.Token,
            "00-start",
            "01-next",
            "02-last");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(2, _requests.Count);
        Assert.Contains(terminal.Lines, line => line.StartsWith("│ 00-start") && line.Contains("done"));
        Assert.DoesNotContain(terminal.Lines, line => line.Contains("02-last"));
    }

    [Theory]
    [InlineData("Train", "    code cell 2/2 · Train · 7.5 s")]
    [InlineData("", "    code cell 2/2 · 7.5 s")]
    public async Task Without_a_terminal_notebooks_and_long_cells_are_lines(string heading, string expected)
    {
        var terminal = new TestTerminal();

        await RunAsync(terminal, ReportingUnder(heading), "00-start");

        Assert.Equal(
            [
                "… 00-start: 2 code cells",
                expected,
                "✓ 00-start         2/2 code cells in 8.0 s",
            ],
            terminal.Lines[..3]);
    }

    [Fact]
    public async Task On_a_terminal_the_running_cell_is_drawn_with_what_it_says()
    {
        var terminal = new TestTerminal(live: true);

        await RunAsync(terminal, ReportingUnder("Train"), "00-start", "01-next");

        Assert.Contains("✓ 00-start 2/2 cells, 8.0 s", terminal.Output);
    }

    [Fact]
    public void A_run_that_was_cut_short_is_no_success() => Assert.Equal(1, RunReport.ExitCode(planned: 2, [Result("00-start")]));

    private string Output => Path.Combine(_course.Root, "out");

    /// <summary>The result of a check as the library's own formatter shows it in a notebook.</summary>
    private static MimeBundle Checked(bool passed)
    {
        var result = new CheckResult("parameters", passed, "counted.");
        return MimeBundle.Plain(result.ToString()).With(MimeTypes.Html, result.ToHtml());
    }

    private static Task<RunResult> Succeeding(
        RunRequest request, IProgress<RunEvent>? progress, CancellationToken cancellation) =>
        Task.FromResult(Result(request));

    private static RunNotebook ReportingUnder(string heading) => (request, progress, cancellation) =>
    {
        RunResult result = Result(request);
        string name = result.Notebook;
        progress?.Report(new NotebookStarted(name, 2));
        progress?.Report(new CellStarted(name, 1, 2, "Look"));
        progress?.Report(new CellFinished(name, 1, TimeSpan.FromSeconds(0.5), true));
        progress?.Report(new CellStarted(name, 2, 2, heading));
        progress?.Report(new CellStatus(name, 2, "10/20 · training error [60%]"));
        progress?.Report(new CellFinished(name, 2, TimeSpan.FromSeconds(7.5), true));
        progress?.Report(new NotebookFinished(name, result));
        return Task.FromResult(result);
    };

    private static RunResult Result(RunRequest request, params CellFailure[] failures) =>
        Result(Path.GetFileNameWithoutExtension(request.NotebookPath), failures);

    private static RunResult Result(string name, params CellFailure[] failures) =>
        new(name, 2, 2 + failures.Length, TimeSpan.FromSeconds(8), failures, $"/out/{name}.ipynb", $"/out/{name}.html");

    private Task<int> RunAsync(TestTerminal terminal, RunNotebook run, params string[] notebooks) =>
        RunAsync(terminal, run, TestContext.Current.CancellationToken, notebooks);

    private Task<int> RunAsync(
        TestTerminal terminal, RunNotebook run, CancellationToken cancellation, params string[] notebooks)
    {
        var context = new CourseContext(_course.Repository, terminal.Terminal, new FakeProcesses(), _ => null);
        var plan = new RunPlan([.. notebooks.Select(name => $"/notebooks/{name}.ipynb")], "smoke", Output, "/data")
        {
            Device = _device,
            Slides = true,
            CellTimeout = TimeSpan.FromSeconds(90),
        };
        return RunCommand.RunAsync(
            context,
            plan,
            (request, progress, token) =>
            {
                _requests.Add(request);
                return run(request, progress, token);
            },
            cancellation);
    }
}
