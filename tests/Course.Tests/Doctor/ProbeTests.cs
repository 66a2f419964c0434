using Course.Doctor;
using Course.Requirements;
using Course.Setup;
using Course.Tests.Support;
using ResNets.Data;

namespace Course.Tests.Doctor;

public sealed class ProbeTests : IDisposable
{
    private readonly CourseFolder _course = new();

    public void Dispose() => _course.Dispose();

    [Theory]
    [InlineData("10.0.401", FindingState.Ok)]
    [InlineData("11.0.100-preview.3", FindingState.Ok)]
    [InlineData("8.0.408", FindingState.Broken)]
    public async Task The_sdk_must_be_new_enough(string version, FindingState expected)
    {
        var probe = new SdkProbe(
            _course.Repository, new FakeProcesses().With("dotnet", 0, version), new SdkRequirement("10.0.100", "builds"));

        Finding finding = await OneAsync(probe);

        Assert.Equal((expected, version), (finding.State, finding.Found));
    }

    [Fact]
    public async Task Without_an_sdk_the_kit_cannot_run()
    {
        var probe = new SdkProbe(_course.Repository, new FakeProcesses(), new SdkRequirement("10.0.100", "builds"));

        Assert.Equal(
            Finding.Broken(".NET SDK", "no dotnet on the search path", "install the .NET SDK 10.0.100 or later"),
            await OneAsync(probe));
    }

    [Fact]
    public async Task A_registered_kernel_is_found_where_jupyter_looks()
    {
        _course.File("share/jupyter/kernels/resnet-csharp/kernel.json", "{}");
        KernelEntry[] kernels = [new("resnet-csharp", "C#", "notebooks")];
        string data = Path.Combine(_course.Root, "share", "jupyter");

        Finding found = await OneAsync(new KernelProbe(kernels, name => name == "JUPYTER_PATH" ? data : null));
        Finding missing = await OneAsync(new KernelProbe(
            [new("no-such-kernel", "C#", "notebooks")], name => name == "HOME" ? _course.Root : null));

        Assert.Equal(FindingState.Ok, found.State);
        Assert.Contains(Path.Combine(data, "kernels", "resnet-csharp"), found.Found);
        Assert.Equal(FindingState.Gap, missing.State);
    }

    [Fact]
    public async Task A_data_set_is_shown_with_what_its_folder_says_about_it()
    {
        var source = new DataSource(
            "small", "Small", "tests", "none", new Uri("https://localhost/"), "small", [new DataFile("a.bin", 1)], []);
        var catalog = new DataCatalog([source]);
        var acquisition = new DataAcquisition(catalog, new DataDirectory(_course.Root));
        Assert.Equal(FindingState.Gap, (await OneAsync(new DataProbe(catalog, acquisition))).State);

        _course.File("small/a.bin", "1");
        _course.File("small/PROVENANCE.txt", "Decoded from JPEG.");
        await acquisition.EnsureAsync("small", cancellation: TestContext.Current.CancellationToken);

        Finding finding = await OneAsync(new DataProbe(catalog, acquisition));
        Assert.Equal(FindingState.Ok, finding.State);
        Assert.EndsWith("; Decoded from JPEG.", finding.Found);
    }

    [Fact]
    public async Task What_set_up_would_do_is_a_finding_and_only_what_is_needed_breaks()
    {
        var probe = new SetupProbe(
        [
            new FixedStep("a", StepCheck.Done("there")),
            new FixedStep("b", StepCheck.DoneWithout("elsewhere")),
            new FixedStep("c", StepCheck.Missing("install libtorch-dev") with { NeedsNetwork = true }),
            new FixedStep("d", StepCheck.Missing("npm install") with { NeedsNetwork = true, IsOptional = true }),
            new FixedStep("e", StepCheck.Missing("build")),
        ]);

        IReadOnlyList<Finding> findings = await probe.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [FindingState.Ok, FindingState.Gap, FindingState.Broken, FindingState.Gap, FindingState.Gap],
            findings.Select(finding => finding.State));
    }

    [Fact]
    public async Task A_browser_is_found_on_the_search_path()
    {
        Assert.Equal(FindingState.Ok, (await OneAsync(new BrowserProbe(new FakeProcesses().With("chromium")))).State);
        Assert.Equal(FindingState.Gap, (await OneAsync(new BrowserProbe(new FakeProcesses()))).State);
    }

    [Fact]
    public async Task The_machine_is_described_with_each_disk_once()
    {
        var probe = new MachineProbe([_course.Root, Path.Combine(_course.Root, "not", "yet")]);

        IReadOnlyList<Finding> findings = await probe.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["machine", "disk"], findings.Select(finding => finding.Topic));
        Assert.Contains($"{Environment.ProcessorCount} cores", findings[0].Found);
    }

    private static async Task<Finding> OneAsync(IProbe probe) =>
        Assert.Single(await probe.LookAsync(TestContext.Current.CancellationToken));

    private sealed class FixedStep(string name, StepCheck check) : ISetupStep
    {
        public string Name => name;

        public Task<StepCheck> CheckAsync(CancellationToken cancellation) => Task.FromResult(check);

        public Task<StepCheck> ApplyAsync(IProgress<string> status, CancellationToken cancellation) =>
            throw new InvalidOperationException("A look changes nothing.");
    }
}
