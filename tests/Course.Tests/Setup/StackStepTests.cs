using Course.Requirements;
using Course.Setup;
using Course.Tests.Support;

namespace Course.Tests.Setup;

public sealed class StackStepTests : IDisposable
{
    private readonly CourseFolder _course = new();

    public void Dispose() => _course.Dispose();

    [Theory]
    [InlineData(StackChoice.System, "system")]
    [InlineData(StackChoice.NuGet, "nuget")]
    public async Task The_choice_is_recorded_where_every_build_reads_it(StackChoice stack, string name)
    {
        StackStep step = Step(stack);
        Assert.Equal(StepState.Missing, (await CheckAsync(step)).State);

        await ApplyAsync(step);

        Assert.Equal(stack, StackRecord.Read(_course.Repository));
        Assert.Contains($"<Stack Condition=\"'$(Stack)' == ''\">{name}</Stack>", File.ReadAllText(_course.Repository.StackFile));
        Assert.Equal(StepCheck.Done(name), await CheckAsync(step));
    }

    [Fact]
    public async Task Another_stack_clears_the_library_that_both_build_into()
    {
        await ApplyAsync(Step(StackChoice.System));
        string library = _course.File("lib/bin/libsystemtorch.so", "");

        await ApplyAsync(Step(StackChoice.NuGet));

        Assert.False(File.Exists(library));
    }

    [Fact]
    public async Task A_record_that_names_no_stack_is_written_anew()
    {
        _course.File(".course/stack.props", "<Project></Project>");

        Assert.Null(StackRecord.Read(_course.Repository));
        Assert.Equal(StepState.Missing, (await CheckAsync(Step(StackChoice.System))).State);
    }

    private StackStep Step(StackChoice stack) =>
        new(_course.Tools(new FakeProcesses()), new SetupRequest(stack, [PackageGroup.Run]));

    private static Task<StepCheck> CheckAsync(StackStep step) => step.CheckAsync(TestContext.Current.CancellationToken);

    private static Task<StepCheck> ApplyAsync(StackStep step) =>
        step.ApplyAsync(new Collected<string>(), TestContext.Current.CancellationToken);
}
