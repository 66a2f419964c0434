using Course.Requirements;
using Course.Setup;
using Course.Tests.Support;

namespace Course.Tests.Setup;

public class SetupRunnerTests
{
    private readonly TestTerminal _terminal = new();

    [Fact]
    public async Task Only_what_is_missing_is_done_in_order()
    {
        var first = new FakeStep("first", StepCheck.Missing("put first"));
        var second = new FakeStep("second", StepCheck.Done("there"));
        var third = new FakeStep("third", StepCheck.Missing("put third"));

        await RunAsync(Request(), quiet: false, first, second, third);

        Assert.Equal([1, 0, 1], new[] { first, second, third }.Select(step => step.Applied));
        Assert.Equal(
            ["… first: put first", "✓ first            now there", "✓ second           there", "… third: put third",
                "✓ third            now there"],
            _terminal.Lines);
    }

    [Fact]
    public async Task Quietly_a_second_run_says_nothing()
    {
        await RunAsync(Request(), quiet: true, new FakeStep("first", StepCheck.Done("there")));

        Assert.Empty(_terminal.Lines);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_does_nothing()
    {
        var step = new FakeStep("first", StepCheck.Missing("put first"));

        await RunAsync(Request() with { DryRun = true }, quiet: false, step);

        Assert.Equal(0, step.Applied);
        Assert.Equal(["→ first            would put first"], _terminal.Lines);
    }

    [Fact]
    public async Task Offline_a_step_that_needs_the_network_is_an_error()
    {
        var step = new FakeStep("first", StepCheck.Missing("install first") with { NeedsNetwork = true });

        CourseException e = await Assert.ThrowsAsync<CourseException>(
            () => RunAsync(Request() with { Offline = true }, quiet: false, step));

        Assert.Equal(
            "Offline, but this is missing: install first; run ./course setup once where there is a network.", e.Message);
        Assert.Equal(0, step.Applied);
    }

    [Fact]
    public async Task Offline_the_other_steps_are_done()
    {
        var step = new FakeStep("build", StepCheck.Missing("build"));

        await RunAsync(Request() with { Offline = true }, quiet: true, step);

        Assert.Equal(1, step.Applied);
    }

    [Fact]
    public async Task Stopped_during_a_step_it_says_which_and_how_to_go_on()
    {
        var step = new FakeStep("build", StepCheck.Missing("build")) { Throws = new OperationCanceledException() };

        StoppedException e = await Assert.ThrowsAsync<StoppedException>(() => RunAsync(Request(), quiet: false, step));

        Assert.Equal("stopped during 'build'; the same command goes on from there", e.Message);
    }

    private static SetupRequest Request() => new(StackChoice.System, [PackageGroup.Run]);

    private Task RunAsync(SetupRequest request, bool quiet, params ISetupStep[] steps) =>
        new SetupRunner(steps, _terminal.Terminal).RunAsync(request, quiet, TestContext.Current.CancellationToken);

    private sealed class FakeStep(string name, StepCheck check) : ISetupStep
    {
        public int Applied { get; private set; }

        public Exception? Throws { get; init; }

        public string Name => name;

        public Task<StepCheck> CheckAsync(CancellationToken cancellation) => Task.FromResult(check);

        public Task<StepCheck> ApplyAsync(IProgress<string> status, CancellationToken cancellation)
        {
            Applied++;
            return Throws is null ? Task.FromResult(StepCheck.Done("now there")) : Task.FromException<StepCheck>(Throws);
        }
    }
}
