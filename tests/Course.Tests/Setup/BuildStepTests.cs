using Course.Processes;
using Course.Requirements;
using Course.Setup;
using Course.Tests.Support;

namespace Course.Tests.Setup;

public sealed class BuildStepTests : IDisposable
{
    private readonly CourseFolder _course = new();
    private readonly FakeProcesses _processes;

    public BuildStepTests() => _processes = new FakeProcesses().With("dotnet", _ =>
    {
        _course.File("lib/bin/ResNets.dll", "");
        _course.File("lib/bin/libsystemtorch.so", "");
        _course.File("lib/bin/libresnetimages.so", "");
        return new ProcessResult(0, []);
    });

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task The_course_is_built_once_for_the_chosen_stack_without_tests()
    {
        await ApplyAsync(Step());

        string line = Assert.Single(_processes.Lines);
        string project = Path.Combine(_course.Root, "lib", "Course", "Course.csproj");
        Assert.StartsWith($"dotnet build {project} -c Release -p:Stack=system ", line);
        Assert.Equal(StepCheck.Done("up to date"), await CheckAsync(Step()));
    }

    [Fact]
    public async Task Tests_are_built_where_they_are_asked_for()
    {
        SetupRequest request = Request() with { Groups = [PackageGroup.Run, PackageGroup.Test] };
        await ApplyAsync(Step());

        Assert.Equal(StepState.Missing, (await CheckAsync(new BuildStep(_course.Tools(_processes), request))).State);
        await ApplyAsync(new BuildStep(_course.Tools(_processes), request));

        Assert.StartsWith($"dotnet build {_course.Repository.Solution} ", _processes.Lines.Last());
        Assert.Equal(StepCheck.Done("up to date"), await CheckAsync(new BuildStep(_course.Tools(_processes), request)));
        Assert.Equal(StepCheck.Done("up to date"), await CheckAsync(Step()));
    }

    [Fact]
    public async Task A_changed_source_calls_for_a_build()
    {
        await ApplyAsync(Step());
        _course.File("lib/ResNets/Block.cs", "class Block { }");

        Assert.Equal(StepState.Missing, (await CheckAsync(Step())).State);
    }

    [Fact]
    public async Task A_deleted_source_calls_for_a_build()
    {
        string extra = _course.File("lib/SystemTorch/native/extra.cpp", "");
        await ApplyAsync(Step());
        File.Delete(extra);

        Assert.Equal(StepState.Missing, (await CheckAsync(Step())).State);
    }

    [Theory]
    [InlineData("lib/ResNets/bin/system/Release/x.json")]
    [InlineData("lib/ResNets/obj/system/x.cs")]
    [InlineData("notebooks/00-start-here.ipynb")]
    [InlineData("out/page.json")]
    [InlineData("tests/ResNets.Tests/BlockTests.cs")]
    public async Task What_no_build_reads_calls_for_none(string file)
    {
        await ApplyAsync(Step());
        _course.File(file, "");

        Assert.Equal(StepState.Done, (await CheckAsync(Step())).State);
    }

    [Theory]
    [InlineData("ResNets.dll")]
    [InlineData("libsystemtorch.so")]
    [InlineData("libresnetimages.so")]
    public async Task A_missing_library_calls_for_a_build(string library)
    {
        await ApplyAsync(Step());
        File.Delete(Path.Combine(_course.Repository.Library, library));

        Assert.Equal(StepState.Missing, (await CheckAsync(Step())).State);
    }

    [Fact]
    public async Task Another_libtorch_calls_for_a_build()
    {
        await ApplyAsync(Step());
        SetupTools tools = _course.Tools(_processes) with { Variable = name => name == "TORCH_DIR" ? "/opt/torch" : null };

        Assert.Equal(StepState.Missing, (await CheckAsync(new BuildStep(tools, Request()))).State);
    }

    [Fact]
    public async Task Errors_are_shown_and_the_log_is_named()
    {
        var processes = new FakeProcesses().With(
            "dotnet", 1, "  Determining projects", "Block.cs(1,1): error CS0001: first", "Block.cs(1,1): error CS0001: first");

        CourseException e = await Assert.ThrowsAsync<CourseException>(
            () => ApplyAsync(new BuildStep(_course.Tools(processes), Request())));

        Assert.StartsWith("Building the course failed with exit code 1; all of its output is in ", e.Message);
        Assert.EndsWith("the lines that matter:\n  Block.cs(1,1): error CS0001: first", e.Message);
    }

    [Fact]
    public async Task A_build_without_native_library_is_an_error()
    {
        const string Reason = "libsystemtorch.so was not built: cmake is missing.";
        var processes = new FakeProcesses().With("dotnet", 0, "  ResNets -> ResNets.dll", $"  {Reason}");
        _course.File("lib/bin/ResNets.dll", "");

        CourseException e = await Assert.ThrowsAsync<CourseException>(
            () => ApplyAsync(new BuildStep(_course.Tools(processes), Request())));

        Assert.StartsWith($"The build left no {Path.Combine(_course.Repository.Library, "libsystemtorch.so")}; ", e.Message);
        Assert.EndsWith(Reason, e.Message);
    }

    private static SetupRequest Request() => new(StackChoice.System, [PackageGroup.Run]);

    private BuildStep Step() => new(_course.Tools(_processes), Request());

    private static Task<StepCheck> CheckAsync(BuildStep step) => step.CheckAsync(TestContext.Current.CancellationToken);

    private static Task<StepCheck> ApplyAsync(BuildStep step) =>
        step.ApplyAsync(new Collected<string>(), TestContext.Current.CancellationToken);
}
