using Course.Processes;
using Course.Requirements;
using Course.Setup;
using Course.Tests.Support;

namespace Course.Tests.Setup;

public sealed class AptStepTests : IDisposable
{
    private static readonly AptPackage[] _packages =
    [
        new("libtorch-dev", PackageGroup.Run, "tensors", NotNeededWith: "TORCH_DIR"),
        new("cmake", PackageGroup.Run, "builds"),
        new("chromium", PackageGroup.Test, "pages"),
    ];

    private readonly CourseFolder _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task With_everything_installed_there_is_nothing_to_do()
    {
        FakeProcesses processes = Dpkg("libtorch-dev installed", "cmake installed");

        StepCheck check = await CheckAsync(Step(processes));

        Assert.Equal(StepCheck.Done("all installed"), check);
    }

    [Fact]
    public async Task Only_what_is_missing_of_the_wanted_groups_is_installed()
    {
        FakeProcesses processes = Dpkg("libtorch-dev installed", "cmake config-files");

        StepCheck check = await CheckAsync(Step(processes));

        Assert.Equal("install cmake", check.Text);
        Assert.True(check.NeedsNetwork);
        Assert.Equal(
            ["dpkg-query -W -f ${Package} ${db:Status-Status}\n libtorch-dev cmake"], processes.Lines);
    }

    [Fact]
    public async Task The_test_group_is_asked_for_with_the_tests()
    {
        FakeProcesses processes = Dpkg("libtorch-dev installed", "cmake installed");

        StepCheck check = await CheckAsync(Step(processes, PackageGroup.Run, PackageGroup.Test));

        Assert.Equal("install chromium", check.Text);
    }

    [Fact]
    public async Task A_libtorch_of_ones_own_makes_the_package_unnecessary()
    {
        SetupTools tools = _course.Tools(Dpkg()) with { Variable = name => name == "TORCH_DIR" ? "/opt/torch" : null };

        StepCheck check = await CheckAsync(new AptStep(tools, Request(), _packages));

        Assert.Equal("install cmake", check.Text);
    }

    [Fact]
    public async Task The_nuget_stack_needs_no_packages()
    {
        var processes = new FakeProcesses();
        var step = new AptStep(_course.Tools(processes), Request() with { Stack = StackChoice.NuGet }, _packages);

        Assert.Equal(StepState.Done, (await CheckAsync(step)).State);
        Assert.Empty(processes.Requests);
    }

    [Fact]
    public async Task Root_installs_quietly_and_without_recommended_packages()
    {
        FakeProcesses processes = Dpkg().With("env");

        StepCheck done = await ApplyAsync(Step(processes));

        Assert.Equal(StepCheck.Done("installed libtorch-dev cmake"), done);
        string[] apt = [.. processes.Lines.Where(line => line.StartsWith("env ", StringComparison.Ordinal))];
        Assert.StartsWith("env DEBIAN_FRONTEND=noninteractive apt-get update -q", apt[0]);
        Assert.StartsWith("env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -q", apt[1]);
        Assert.EndsWith(" libtorch-dev cmake", apt[1]);
        Assert.Equal(2, apt.Length);
        Assert.All(processes.Requests.Where(r => r.Program == "env"), r => Assert.False(r.MayBeKilled));
    }

    [Fact]
    public async Task A_failed_update_does_not_keep_from_installing()
    {
        FakeProcesses processes = Dpkg().With(
            "env", request => new ProcessResult(request.Arguments.Contains("update") ? 100 : 0, []));

        Assert.Equal(StepState.Done, (await ApplyAsync(Step(processes))).State);
    }

    [Fact]
    public async Task A_failed_installation_shows_the_last_lines_and_names_the_log()
    {
        FakeProcesses processes = Dpkg().With("env", 100, "Reading package lists...", "E: Unable to locate package cmake");

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => ApplyAsync(Step(processes)));

        Assert.StartsWith("Installing the system packages failed with exit code 100; all of its output is in ", e.Message);
        Assert.Contains(Path.Combine(_course.Root, ".course", "logs", "apt.log"), e.Message);
        Assert.Contains("E: Unable to locate package cmake", e.Message);
    }

    [Fact]
    public async Task Without_root_sudo_that_asks_nothing_is_used()
    {
        FakeProcesses processes = Dpkg().With("sudo");

        await ApplyAsync(new AptStep(_course.Tools(processes) with { IsAdministrator = false }, Request(), _packages));

        Assert.Contains("sudo -n true", processes.Lines);
        Assert.Contains(processes.Lines, line => line.StartsWith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install"));
        Assert.DoesNotContain("sudo -v", processes.Lines);
    }

    [Fact]
    public async Task At_a_terminal_sudo_may_ask_for_the_password()
    {
        FakeProcesses processes = Dpkg().With(
            "sudo", request => new ProcessResult(request.Arguments is ["-n", "true"] ? 1 : 0, []));
        SetupTools tools = _course.Tools(processes) with { IsAdministrator = false, IsInteractive = true };

        await ApplyAsync(new AptStep(tools, Request(), _packages));

        Assert.True(processes.Requests.Single(request => request.Arguments is ["-v"]).OwnsTerminal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_rights_the_one_command_to_type_is_shown(bool hasSudo)
    {
        FakeProcesses processes = hasSudo ? Dpkg().With("sudo", exitCode: 1) : Dpkg();
        var step = new AptStep(_course.Tools(processes) with { IsAdministrator = false }, Request(), _packages);

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => ApplyAsync(step));

        Assert.EndsWith(
            "\n  sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libtorch-dev cmake'", e.Message);
    }

    [Fact]
    public async Task What_only_tests_need_is_done_without()
    {
        FakeProcesses processes = Dpkg("libtorch-dev installed", "cmake installed");
        var request = new SetupRequest(StackChoice.System, [PackageGroup.Run, PackageGroup.Test]);
        var step = new AptStep(_course.Tools(processes) with { IsAdministrator = false }, request, _packages);

        StepCheck check = await ApplyAsync(step);

        Assert.Equal(StepState.DoneWithout, check.State);
        Assert.Contains("--no-install-recommends chromium", check.Text);
    }

    private static FakeProcesses Dpkg(params string[] installed) => new FakeProcesses().With("dpkg-query", 1, installed);

    private static SetupRequest Request() => new(StackChoice.System, [PackageGroup.Run]);

    private AptStep Step(FakeProcesses processes, params PackageGroup[] groups) =>
        new(_course.Tools(processes), groups is [] ? Request() : Request() with { Groups = groups }, _packages);

    private static Task<StepCheck> CheckAsync(AptStep step) => step.CheckAsync(TestContext.Current.CancellationToken);

    private static Task<StepCheck> ApplyAsync(AptStep step) =>
        step.ApplyAsync(new Collected<string>(), TestContext.Current.CancellationToken);
}
