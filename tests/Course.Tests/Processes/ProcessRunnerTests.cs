using Course.Processes;
using Course.Tests.Support;

namespace Course.Tests.Processes;

public sealed class ProcessRunnerTests : IDisposable
{
    private readonly CourseFolder _folder = new();
    private readonly ProcessRunner _runner = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Output_goes_to_the_log_the_listener_and_the_result()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test uses a POSIX shell.");
        string log = Path.Combine(_folder.Root, "logs", "sh.log");
        var heard = new List<string>();
        var request = new ProcessRequest("sh", "-c", "echo \"$GREETING from $(basename \"$PWD\")\"; exit 3")
        {
            Folder = _folder.File("in here/file", "")[..^"/file".Length],
            Environment = new Dictionary<string, string> { ["GREETING"] = "hello" },
            Log = log,
            OnLine = heard.Add,
        };

        ProcessResult result = await _runner.RunAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["hello from in here"], result.Output);
        Assert.Equal(result.Output, heard);
        Assert.Equal(result.Output, await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Standard_input_is_closed_so_that_nothing_waits_for_an_answer()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test uses a POSIX shell.");

        ProcessResult result = await _runner.RunAsync(new ProcessRequest("cat"), TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded);
    }

    [Fact]
    public async Task Only_the_last_lines_stay_in_memory()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test uses a POSIX shell.");

        ProcessResult result = await _runner.RunAsync(
            new ProcessRequest("seq", "1000"), TestContext.Current.CancellationToken);

        Assert.Equal(200, result.Output.Count);
        Assert.Equal("1000", result.Output[^1]);
    }

    [Fact]
    public async Task Cancelling_ends_the_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test uses a POSIX shell.");
        using var cancel = new CancellationTokenSource();
        var request = new ProcessRequest("sh", "-c", "echo started; sleep 1000") { OnLine = _ => cancel.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.RunAsync(request, cancel.Token));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        CourseException e = await Assert.ThrowsAsync<CourseException>(
            () => _runner.RunAsync(new ProcessRequest("no-such-program"), TestContext.Current.CancellationToken));

        Assert.StartsWith("'no-such-program' cannot be started (", e.Message);
    }

    [Fact]
    public void Programs_are_found_on_the_search_path()
    {
        Assert.NotNull(_runner.Find("dotnet"));
        Assert.Null(_runner.Find("no-such-program"));
    }
}
