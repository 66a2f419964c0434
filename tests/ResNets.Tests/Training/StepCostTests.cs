using System.Diagnostics;
using System.Text.Json;
using ResNets.Networks;
using ResNets.Training;
using static TorchSharp.torch;

namespace ResNets.Tests.Training;

public sealed class StepCostTests
{
    [Fact]
    public void KeepingAllActivationsTakesMuchMoreMemory()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(StepCostTests).Assembly.Location, StepCostWorker.Verb])
        {
            RedirectStandardOutput = true,
        })!;
        var costs = JsonSerializer.Deserialize<StepCost[]>(process.StandardOutput.ReadToEnd())!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal([1, 9, 1], costs.Select(cost => cost.Segments));
        Assert.True(costs[0].Rise > 2 * costs[1].Rise, $"{costs[0]}; {costs[1]}");
        Assert.InRange(costs[2].Rise, 0.8 * costs[0].Rise, costs[0].Rise / 0.8);
        Assert.All(costs, cost => Assert.True(cost.Time > TimeSpan.Zero));
    }

    [Fact]
    public void TheNetworkIsLeftAsItWas()
    {
        using var scope = NewDisposeScope();
        using var net = ResNet.Create("resnet-8", width: 4, classes: 3, seed: 1);
        net.eval();
        using var batch = StepCostWorker.Draw(images: 4, side: 8);
        var before = net.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        StepCost.Compare(net, batch, [1, 3]);
        Assert.False(net.training);
        Assert.All(net.state_dict(), entry => Assert.True(entry.Value.eq(before[entry.Key]).all().item<bool>(), entry.Key));
        Assert.All(net.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void TooManySegmentsAreRefused()
    {
        using var net = ResNet.Create("resnet-8", width: 4, classes: 3, seed: 1);
        using var batch = StepCostWorker.Draw(images: 4, side: 8);
        var error = Assert.Throws<ArgumentException>(() => StepCost.Compare(net, batch, [4]));
        Assert.Contains("has 3 blocks", error.Message, StringComparison.Ordinal);
    }
}
