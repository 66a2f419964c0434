using System.Security.Cryptography;
using System.Text;
using Course.Processes;
using Course.Requirements;
using Course.Setup;
using Course.Tests.Support;

namespace Course.Tests.Setup;

public sealed class NpmStepTests : IDisposable
{
    private const string Script = "window.Charts = {};";
    private readonly CourseFolder _course = new();

    private static NpmPackage[] Packages =>
    [
        new("charts", "4.1.1", "charts", [new NpmFile("dist/charts.js", new Uri("https://cdn.example/charts.js"), Hash(Script))]),
    ];

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task The_exact_version_is_installed_into_the_courses_own_folder()
    {
        FakeProcesses processes = Npm(Script);
        NpmStep step = Step(processes);
        Assert.Equal("npm install charts@4.1.1", (await CheckAsync(step)).Text);

        StepCheck done = await ApplyAsync(step);

        Assert.Equal(StepCheck.Done("installed charts@4.1.1"), done);
        string line = Assert.Single(processes.Lines);
        Assert.Contains($"--prefix {_course.Repository.State} charts@4.1.1", line);
        Assert.Contains("--no-save --no-package-lock", line);
        Assert.Contains("--ignore-scripts", line);
        Assert.Equal(StepState.Done, (await CheckAsync(Step(processes))).State);
    }

    [Fact]
    public async Task Another_version_is_replaced()
    {
        Install("4.1.0", Script);

        Assert.Equal(StepState.Missing, (await CheckAsync(Step(Npm(Script)))).State);
    }

    [Fact]
    public async Task Without_npm_pages_link_to_a_cdn()
    {
        StepCheck check = await CheckAsync(Step(new FakeProcesses()));

        Assert.Equal(StepState.DoneWithout, check.State);
        Assert.StartsWith("npm is not installed, so exported pages link to a CDN", check.Text);
    }

    [Fact]
    public async Task Offline_npm_is_not_asked()
    {
        FakeProcesses processes = Npm(Script);
        var step = new NpmStep(_course.Tools(processes), Request() with { Offline = true }, Packages);

        Assert.Equal(StepState.DoneWithout, (await CheckAsync(step)).State);
        Assert.Empty(processes.Requests);
    }

    [Fact]
    public async Task A_registry_that_cannot_be_reached_is_asked_once_until_told_to()
    {
        FakeProcesses processes = new FakeProcesses().With("npm", exitCode: 1);
        NpmStep step = Step(processes);

        Assert.Equal(StepState.DoneWithout, (await ApplyAsync(step)).State);

        Assert.Equal(StepState.DoneWithout, (await CheckAsync(Step(processes))).State);
        var again = new NpmStep(_course.Tools(processes), Request() with { TryAgain = true }, Packages);
        Assert.Equal(StepState.Missing, (await CheckAsync(again)).State);
    }

    [Fact]
    public async Task Files_with_another_hash_are_not_kept()
    {
        NpmStep step = Step(Npm(Script + "evil()"));

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => ApplyAsync(step));

        Assert.Contains($"environment.json expects {Hash(Script)}", e.Message);
        Assert.Equal(StepState.Missing, (await CheckAsync(step)).State);
    }

    private static string Hash(string text) =>
        "sha384-" + Convert.ToBase64String(SHA384.HashData(Encoding.UTF8.GetBytes(text)));

    private static SetupRequest Request() => new(StackChoice.System, [PackageGroup.Run]);

    private FakeProcesses Npm(string script) => new FakeProcesses().With("npm", _ =>
    {
        Install("4.1.1", script);
        return new ProcessResult(0, []);
    });

    private void Install(string version, string script)
    {
        _course.File(".course/node_modules/charts/package.json", $$"""{ "version": "{{version}}" }""");
        _course.File(".course/node_modules/charts/dist/charts.js", script);
    }

    private NpmStep Step(FakeProcesses processes) => new(_course.Tools(processes), Request(), Packages);

    private static Task<StepCheck> CheckAsync(NpmStep step) => step.CheckAsync(TestContext.Current.CancellationToken);

    private static Task<StepCheck> ApplyAsync(NpmStep step) =>
        step.ApplyAsync(new Collected<string>(), TestContext.Current.CancellationToken);
}
