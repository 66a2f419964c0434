using System.Text.Json;
using Notebooks.Documents;
using Notebooks.Running;
using Notebooks.Tests.Support;

namespace Notebooks.Tests;

public class RunnerTests : RunnerTest
{
    [Fact]
    public async Task A_notebook_runs_from_top_to_bottom_and_its_source_stays_as_it_was()
    {
        var path = TestNotebook.Write(Folder, "test.ipynb", "# Title", "var x = 2;", "# Second", "Console.WriteLine(\"한국어 🙂\");\nx * 21", " ");
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        RunResult result = await new NotebookRunner().RunAsync(new RunRequest(path, OutFolder), Progress, TestContext.Current.CancellationToken);

        Assert.Null(result.Failure);
        Assert.Equal((2, 2, "test"), (result.CellsRun, result.CodeCells, result.Notebook));
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        NotebookDocument document = NotebookReader.Read(Path.Combine(OutFolder, "test.ipynb"));
        var last = (CodeCell)document.Cells[3];
        Assert.Equal(2, last.ExecutionCount);
        Assert.Equal(new StreamOutput("stdout", "한국어 🙂\n"), last.Outputs[0]);
        Assert.Equal("42", Assert.IsType<ExecuteResultOutput>(last.Outputs[1]).Data.Text(MimeTypes.Plain));
        Assert.Equal(["Title", "Second"], Progress.Events.OfType<CellStarted>().Select(e => e.Title));
        Assert.Equal(
            ["NotebookStarted", "CellStarted", "CellFinished", "CellStarted", "CellFinished", "NotebookFinished"],
            Progress.Events.Where(e => e is not CellStatus).Select(e => e.GetType().Name));
    }

    [Fact]
    public async Task A_failing_cell_stops_the_run_and_is_in_the_document()
    {
        (RunResult result, NotebookDocument document) = await RunAsync("1", "var y = 1;\nthrow new ArgumentException(\"too small\");", "2");
        Assert.Equal(1, result.CellsRun);
        Assert.Equal(new CellFailure(2, "ArgumentException", "too small", 2, "throw new ArgumentException(\"too small\");", result.Failure!.Traceback), result.Failure);
        Assert.Contains("→", result.Failure.Traceback, StringComparison.Ordinal);
        Assert.IsType<ErrorOutput>(((CodeCell)document.Cells[1]).Outputs.Single());
        Assert.Null(((CodeCell)document.Cells[2]).ExecutionCount);
        Assert.False(Progress.Events.OfType<CellFinished>().Last().Succeeded);
    }

    [Fact]
    public async Task An_answer_that_does_not_compile_or_throws_does_not_keep_later_exercises_from_running()
    {
        (RunResult result, NotebookDocument document) = await RunAsync(
            request => request,
            Tagged("exercise", "int F(int x) { return y; }"),
            Tagged("check", "F(1)"),
            Tagged("exercise", "int G(int x) => z;"),
            Tagged("exercise", "int G(int x) => x / (x - x);"),
            Tagged("check", "G(1)"),
            Tagged("exercise", "int H(int x) => x + 1;"),
            Tagged("check", "H(41)"));

        Assert.Equal([1, 2, 3, 5], result.Failures.Select(failure => failure.Cell));
        Assert.Equal((3, 7), (result.CellsRun, result.CodeCells));
        Assert.Equal(["CompilationError", "CompilationError", "CompilationError", "DivideByZeroException"], result.Failures.Select(failure => failure.ErrorName));
        Assert.All([0, 1, 2, 4], cell => Assert.IsType<ErrorOutput>(((CodeCell)document.Cells[cell]).Outputs.Single()));
        Assert.Equal("42", Assert.IsType<ExecuteResultOutput>(((CodeCell)document.Cells[6]).Outputs.Single()).Data.Text(MimeTypes.Plain));
        Assert.Equal([false, false, false, true, false, true, true], Progress.Events.OfType<CellFinished>().Select(cell => cell.Succeeded));
    }

    [Fact]
    public async Task An_error_that_a_cell_announces_is_no_failure()
    {
        (RunResult result, NotebookDocument document) = await RunAsync(request => request, Tagged("raises-exception", "int.Parse(\"x\")"), Tagged("other", "41 + 1"));
        Assert.Empty(result.Failures);
        Assert.Equal(2, result.CellsRun);
        Assert.Equal("FormatException", Assert.IsType<ErrorOutput>(((CodeCell)document.Cells[0]).Outputs.Single()).Name);
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "KernelDied")]
    [InlineData("throw new ArgumentException(\"no\");", "ArgumentException")]
    public async Task A_cell_of_the_notebooks_own_and_a_kernel_that_died_stop_the_run(string code, string expected)
    {
        (RunResult result, _) = await RunAsync(
            request => request,
            Tagged("exercise", "int F() => y;"),
            Tagged(expected == "KernelDied" ? "check" : "other", code),
            Tagged("check", "1"));

        Assert.Equal(0, result.CellsRun);
        Assert.Equal(["CompilationError", expected], result.Failures.Select(failure => failure.ErrorName));
    }

    [Fact]
    public async Task A_stack_overflow_in_library_code_is_told_as_the_death_of_the_kernel()
    {
        (RunResult result, NotebookDocument document) = await RunAsync(
            "record Loop { public Loop Self { get; set; } } var loop = new Loop(); loop.Self = loop; loop.GetHashCode()", "1");
        Assert.Equal((1, "KernelDied"), (result.Failure?.Cell, result.Failure?.ErrorName));
        Assert.Contains("stack overflow", result.Failure!.Message, StringComparison.Ordinal);
        Assert.InRange(Text(document.Cells[0]).Length, 0, 3000);
    }

    [Fact]
    public async Task What_a_cell_prints_before_it_exits_arrives()
    {
        (RunResult result, NotebookDocument document) = await RunAsync("for (var i = 0; i < 10; i++) Console.Write(i); Environment.Exit(0);", "1");
        Assert.Equal("KernelDied", result.Failure?.ErrorName);
        Assert.Equal("0123456789", Text(document.Cells[0]));
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "ended with exit code 3")]
    [InlineData("Environment.FailFast(\"gone\");", "aborted (signal 6)")]
    [InlineData("int F(int x) => F(x + 1) + 1; F(0)", "InsufficientExecutionStackException")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int raise(int s); raise(9);", "was killed (signal 9)")]
    public async Task A_cell_that_takes_its_process_down_is_that_cells_failure(string code, string expected)
    {
        (RunResult result, NotebookDocument document) = await RunAsync("Console.Write(\"before\");", $"Console.Write(\"during\"); {code}");
        Assert.Equal(2, result.Failure?.Cell);
        Assert.Contains(expected, result.Failure!.ErrorName + result.Failure.Message, StringComparison.Ordinal);
        Assert.Equal("before", Text(document.Cells[0]));
        Assert.Single(((CodeCell)document.Cells[1]).Outputs.OfType<ErrorOutput>());
    }

    [Fact]
    public async Task A_cell_over_its_time_is_interrupted()
    {
        (RunResult result, NotebookDocument document) = await RunAsync(
            request => request with { CellTimeout = TimeSpan.FromSeconds(10) }, "Console.Write(\"on\"); while (true) { }");
        Assert.Equal("Timeout", result.Failure?.ErrorName);
        Assert.Equal("The cell ran longer than its limit of 10 s and was interrupted; raise the limit or give it less to do.", result.Failure!.Message);
        Assert.Equal("on", Text(document.Cells[0]));
        Assert.Single(((CodeCell)document.Cells[0]).Outputs.OfType<ErrorOutput>());
    }

    [Fact]
    public async Task A_process_that_a_cell_has_started_ends_with_the_run()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It starts a program of Linux.");
        (RunResult result, NotebookDocument document) = await RunAsync(
            request => request with { CellTimeout = TimeSpan.FromSeconds(10) },
            "var sleep = System.Diagnostics.Process.Start(\"sleep\", \"1000\"); Console.Write(sleep.Id); sleep.WaitForExit();");
        Assert.Equal("Timeout", result.Failure?.ErrorName);
        var commandLine = $"/proc/{Text(document.Cells[0])}/cmdline";
        Assert.Equal("", File.Exists(commandLine) ? File.ReadAllText(commandLine) : "");
    }

    [Fact]
    public async Task A_native_call_that_never_ends_is_left_behind_at_the_time_limit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It calls the C library of Linux.");
        (RunResult result, _) = await RunAsync(
            request => request with { CellTimeout = TimeSpan.FromSeconds(10) },
            "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int pthread_mutex_lock(byte[] m);\n"
                + "var mutex = GC.AllocateArray<byte>(64, pinned: true); pthread_mutex_lock(mutex); pthread_mutex_lock(mutex);");
        Assert.Equal("Timeout", result.Failure?.ErrorName);
        Assert.Contains("and was interrupted", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_output_is_stopped()
    {
        (RunResult result, _) = await RunAsync(
            request => request with { OutputLimit = 2 << 20 }, "while (true) Console.WriteLine(new string('x', 1000));");
        Assert.Equal("OutputLimit", result.Failure?.ErrorName);
        Assert.Contains("more than 2 MB", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_50_MB_of_output_end_the_cell_and_leave_a_notebook_that_can_be_read()
    {
        (RunResult result, NotebookDocument document) = await RunAsync("1", "for (var i = 0; i < 60; i++) Console.WriteLine(new string('x', 1 << 20));", "2");
        Assert.Equal((2, "OutputLimit"), (result.Failure?.Cell, result.Failure?.ErrorName));
        Assert.Equal("The cell put out more than 50 MB, so its kernel was ended; print less, or write to a file.", result.Failure!.Message);
        Assert.Single(((CodeCell)document.Cells[1]).Outputs.OfType<ErrorOutput>());
        Assert.Equal(50 << 20, Text(document.Cells[1]).Length);
    }

    [Fact]
    public async Task Output_over_the_limit_is_cut_off_in_what_is_written()
    {
        (RunResult result, NotebookDocument document) = await RunAsync(
            request => request with { OutputLimit = 1 << 20, Html = true }, "Console.Write(\"kept\"); display(HTML(new string('x', 2 << 20))); while (true) { }");
        Assert.Equal("OutputLimit", result.Failure?.ErrorName);
        Assert.Equal("kept", Text(document.Cells[0]));
        Assert.Collection(((CodeCell)document.Cells[0]).Outputs, output => Assert.IsType<StreamOutput>(output), output => Assert.IsType<ErrorOutput>(output));
        Assert.InRange(new FileInfo(result.HtmlPath!).Length, 1, 8 << 20);
    }

    [Theory]
    [InlineData("{ not JSON", "bad.ipynb is not JSON (line 1)")]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", "bad.ipynb is in nbformat 3")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "heading", "source": "x"}]}""", "bad.ipynb, cell 1 has the cell type 'heading'")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": "1", "outputs": []}]}""", "bad.ipynb does not say its language")]
    [InlineData("""{"nbformat": 4, "metadata": {"kernelspec": {"language": "C#"}}, "cells": [{"cell_type": "code", "source": "1", "outputs": [], "metadata": {"polyglot_notebook": {"kernelName": "fsharp"}}}]}""", "bad.ipynb, cell 1 is in fsharp")]
    public async Task What_is_no_notebook_in_CSharp_is_refused_and_neither_changed_nor_run(string content, string expected)
    {
        var path = Path.Combine(Folder, "bad.ipynb");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        NotebookFormatException error = await Assert.ThrowsAsync<NotebookFormatException>(() =>
            new NotebookRunner().RunAsync(new RunRequest(path, OutFolder), Progress, TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(content, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(OutFolder));
        Assert.Empty(Progress.Events);
    }

    [Fact]
    public async Task Slides_are_written_beside_the_page()
    {
        (RunResult result, _) = await RunAsync(request => request with { Slides = true }, "# Title", "1");
        Assert.Equal(Path.Combine(OutFolder, "test.slides.html"), result.SlidesPath);
        Assert.Equal(["test.html", "test.ipynb", "test.slides.html"], Directory.GetFiles(OutFolder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_document_keeps_the_last_state_of_what_is_updated()
    {
        (RunResult result, NotebookDocument document) = await RunAsync(
            "var d = display(\"resnet-20 · 0/600\");",
            "for (var i = 1; i <= 500; i++) d.Update($\"resnet-20 · {i}/600\\nsecond line\");\nConsole.WriteLine(\"done\"); await Task.Delay(600);");
        Assert.Null(result.Failure);
        Assert.Equal("resnet-20 · 500/600\nsecond line", Assert.IsType<DisplayOutput>(((CodeCell)document.Cells[0]).Outputs.Single()).Data.Text(MimeTypes.Plain));
        string[] statuses = [.. Progress.Events.OfType<CellStatus>().Where(s => s.Cell == 2).Select(s => s.Text)];
        Assert.All(statuses, s => Assert.DoesNotContain("second", s, StringComparison.Ordinal));
        Assert.StartsWith("resnet-20 · ", statuses[0], StringComparison.Ordinal);

        // The last update may wait its turn while the line behind it is printed.
        Assert.Contains("done", statuses);
        Assert.Equal("resnet-20 · 500/600", statuses.Last(status => status != "done"));
        Assert.True(statuses.Length < 100, $"{statuses.Length} statuses");
    }

    [Fact]
    public async Task What_native_code_prints_belongs_to_the_cell()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It calls the C library of Linux.");
        (RunResult result, NotebookDocument document) = await RunAsync(
            "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int puts(string s);\nvar r = puts(\"from C\");", "var s = puts(\"again\");");
        Assert.Null(result.Failure);
        Assert.Equal("from C\n", Text(document.Cells[0]));
        Assert.Equal("again\n", Text(document.Cells[1]));
    }

    [Fact]
    public async Task The_kernel_works_in_the_notebooks_folder_with_the_given_environment()
    {
        (_, NotebookDocument document) = await RunAsync(
            request => request with { Environment = new Dictionary<string, string> { ["COURSE_BUDGET"] = "smoke" } },
            "Console.Write(Environment.CurrentDirectory + \" \" + Environment.GetEnvironmentVariable(\"COURSE_BUDGET\"));");
        Assert.Equal($"{Folder} smoke", Text(document.Cells[0]));
    }

    [Fact]
    public async Task A_failing_thread_of_its_own_does_not_end_the_kernel()
    {
        (RunResult result, NotebookDocument document) = await RunAsync(
            "var t = new System.Threading.Thread(() => throw new Exception(\"lost\")); t.Start(); t.Join();", "1 + 1");
        Assert.Null(result.Failure);
        Assert.Contains("lost", Text(document.Cells[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_the_run_ends_the_kernel()
    {
        var path = TestNotebook.Write(Folder, "test.ipynb", "Console.WriteLine(Environment.ProcessId); while (true) { }");
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource<int>();
        var progress = new CallbackProgress(e =>
        {
            if (e is CellStatus status)
                started.TrySetResult(int.Parse(status.Text, System.Globalization.CultureInfo.InvariantCulture));
        });
        Task<RunResult> run = new NotebookRunner().RunAsync(new RunRequest(path, OutFolder), progress, cancel.Token);
        var process = await started.Task.WaitAsync(TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(process));
        Assert.False(Directory.Exists(OutFolder));
    }

    [Fact]
    public async Task The_results_never_replace_the_notebook()
    {
        var path = TestNotebook.Write(Folder, "test.ipynb", "1");
        await Assert.ThrowsAsync<ArgumentException>(() =>
            new NotebookRunner().RunAsync(new RunRequest(path, Folder), null, TestContext.Current.CancellationToken));
    }

    private sealed class CallbackProgress(Action<RunEvent> report) : IProgress<RunEvent>
    {
        public void Report(RunEvent value) => report(value);
    }

    private static CodeCell Tagged(string tag, string code) =>
        new($"cell-{Guid.NewGuid()}", code) { Metadata = JsonElement.Parse($$"""{"tags": ["{{tag}}"]}""") };
}
