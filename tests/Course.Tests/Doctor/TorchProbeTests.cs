using Course.Doctor;
using Course.Tests.Support;

namespace Course.Tests.Doctor;

public class TorchProbeTests
{
    [Theory]
    [InlineData(4, 0, false, FindingState.Ok, FindingState.Ok)]
    [InlineData(2, 0, false, FindingState.Gap, FindingState.Ok)]
    [InlineData(4, 1, true, FindingState.Ok, FindingState.Ok)]
    [InlineData(4, 0, true, FindingState.Ok, FindingState.Gap)]
    public async Task Threads_and_cuda_are_judged_by_the_machine(
        int threads, int devices, bool hasGpu, FindingState threadState, FindingState cudaState)
    {
        string facts = new TorchFacts("1.13.1", "/usr/lib/libtorch.so", threads, devices).ToJson();

        IReadOnlyList<Finding> findings = await LookAsync(new FakeProcesses().With("dotnet", 0, "noise", facts), hasGpu);

        Assert.Equal(Finding.Ok("libtorch", "1.13.1, /usr/lib/libtorch.so"), findings[0]);
        Assert.Equal([threadState, cudaState], findings.Skip(1).Select(finding => finding.State));
    }

    [Fact]
    public async Task A_libtorch_that_takes_its_process_down_is_a_finding()
    {
        Finding finding = Assert.Single(await LookAsync(new FakeProcesses().With("dotnet", exitCode: 139), hasGpu: false));

        Assert.Equal(FindingState.Broken, finding.State);
        Assert.Equal("the process that loads it ended with exit code 139", finding.Found);
    }

    [Fact]
    public async Task A_libtorch_that_cannot_be_loaded_is_a_finding()
    {
        string facts = new TorchFacts("", "", 0, 0, "libtorch.so is missing").ToJson();

        Finding finding = Assert.Single(await LookAsync(new FakeProcesses().With("dotnet", 0, facts), hasGpu: false));

        Assert.Equal((FindingState.Broken, "libtorch.so is missing"), (finding.State, finding.Found));
    }

    private static Task<IReadOnlyList<Finding>> LookAsync(FakeProcesses processes, bool hasGpu) =>
        new TorchProbe(processes, "/tool/Course.dll", cores: 4, hasGpu).LookAsync(TestContext.Current.CancellationToken);
}
