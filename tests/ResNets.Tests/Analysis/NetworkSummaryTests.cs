using ResNets.Analysis;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Tests.Analysis;

public sealed class NetworkSummaryTests
{
    [Fact]
    public void StagesHaveTheShapesOfTable1()
    {
        using var net = ResNet.Create("resnet-50");
        var summary = NetworkSummary.Of(net);
        Assert.Equal([3, 224, 224], summary.Input);
        AssertOutput(summary, "conv1", 64, 112, 112);
        AssertOutput(summary, "maxpool", 64, 56, 56);
        AssertOutput(summary, "layer1.2.conv3", 256, 56, 56);
        AssertOutput(summary, "layer2.3.conv3", 512, 28, 28);
        AssertOutput(summary, "layer3.5.conv3", 1024, 14, 14);
        AssertOutput(summary, "layer4.2.conv3", 2048, 7, 7);
        AssertOutput(summary, "avgpool", 2048, 1, 1);
        AssertOutput(summary, "fc", 1000);
    }

    [Fact]
    public void StagesHaveTheShapesOfSection42()
    {
        using var net = ResNet.Create("resnet-56");
        var summary = NetworkSummary.Of(net);
        AssertOutput(summary, "conv1", 16, 32, 32);
        AssertOutput(summary, "layer1.8.conv2", 16, 32, 32);
        AssertOutput(summary, "layer2.8.conv2", 32, 16, 16);
        AssertOutput(summary, "layer2.0.downsample", 32, 16, 16);
        AssertOutput(summary, "layer3.8.conv2", 64, 8, 8);
    }

    /// <summary>conv1: 3·7·7·64 = 9,408 weights on 112·112 places; bn1: 2·64; four bytes a number.</summary>
    [Fact]
    public void ALayerCostsWhatItsShapeSays()
    {
        using var net = ResNet.Create("resnet-18");
        var summary = NetworkSummary.Of(net);
        Assert.Equal((9_408, 118_013_952, 3_211_264), Costs(summary, "conv1"));
        Assert.Equal((128, 0, 3_211_264), Costs(summary, "bn1"));
        Assert.Equal((513_000, 512_000, 4_000), Costs(summary, "fc"));
    }

    [Theory]
    [InlineData("plain-20")]
    [InlineData("resnet-56")]
    [InlineData("resnet-18")]
    [InlineData("resnet-101")]
    [InlineData("vgg-16")]
    [InlineData("highway-32")]
    public void RowsAddUpToTheNetwork(string name)
    {
        using var net = Network.Build(Variants.Find(name).With(width: 8));
        var summary = NetworkSummary.Of(net);
        Assert.Equal(net.parameters().Sum(p => p.numel()), summary.Parameters);
        Assert.Equal(net.named_parameters().Select(p => p.name[..p.name.LastIndexOf('.')]).Distinct(),
            summary.Layers.Where(layer => layer.Parameters > 0).Select(layer => layer.Name));
    }

    /// <summary>The layers of one stage cost the same everywhere: H·W·C² (section 3.3), 56²·64² = 28²·128².</summary>
    [Fact]
    public void HalvingTheResolutionAndDoublingTheFiltersKeepsTheCost()
    {
        using var net = ResNet.Create("resnet-34");
        var summary = NetworkSummary.Of(net);
        string[] names = ["layer1.1.conv1", "layer2.1.conv1", "layer3.1.conv1", "layer4.1.conv1"];
        Assert.Single(names.Select(name => Costs(summary, name).Macs).Distinct());
    }

    [Fact]
    public void AnotherImageCostsInProportion()
    {
        using var net = ResNet.Create("resnet-20");
        var (small, large) = (NetworkSummary.Of(net, "net", 3, 32, 32), NetworkSummary.Of(net, "net", 3, 64, 64));
        var head = Costs(small, "fc").Macs;
        Assert.Equal((small.Macs - head) * 4, large.Macs - head);
    }

    [Fact]
    public void TheNetworkIsLeftAsItWas()
    {
        using var net = ResNet.Create("resnet-8", width: 2);
        var before = net.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        net.train();
        NetworkSummary.Of(net);
        Assert.True(net.training);
        var live = LiveTensors.Count();
        NetworkSummary.Of(net);
        Assert.Equal(live, LiveTensors.Count());
        Assert.All(net.state_dict(), entry => Assert.True(entry.Value.equal(before[entry.Key]).all().item<bool>(), entry.Key));
    }

    [Fact]
    public void AnyModuleCanBeMeasured()
    {
        using var net = nn.Sequential(nn.Conv2d(3, 4, 3, padding: 1), nn.ReLU(), nn.Flatten(), nn.Linear(256, 5));
        var summary = NetworkSummary.Of(net, "mine", 3, 8, 8);
        Assert.Equal(["0", "2", "3"], summary.Layers.Select(layer => layer.Name));
        Assert.Equal((64 * 4 * 27) + (256 * 5), summary.Macs);
    }

    [Theory]
    [InlineData("vgg-16", new long[] { 3, 16, 16 }, "cannot take an image of 3×16×16")]
    [InlineData("resnet-20", new long[] { 4, 32, 32 }, "cannot take an image of 4×32×32")]
    [InlineData("resnet-20", new long[] { 32, 32 }, "is not an image")]
    [InlineData("resnet-20", new long[] { 3, 0, 32 }, "is not an image")]
    public void AnImageThatDoesNotFitIsRefused(string name, long[] input, string expected)
    {
        using var net = Network.Build(Variants.Find(name).With(width: 2));
        var error = Assert.Throws<ArgumentException>(() => NetworkSummary.Of(net, name, input));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void TheTableEndsInTotals()
    {
        using var net = ResNet.Create("resnet-20");
        var lines = NetworkSummary.Of(net).ToString().Split('\n');
        Assert.StartsWith("layer", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("resnet-20, in all", lines[^1], StringComparison.Ordinal);
        Assert.Contains("269,722", lines[^1], StringComparison.Ordinal);
        Assert.Contains("40,551,040", lines[^1], StringComparison.Ordinal);
    }

    private static void AssertOutput(NetworkSummary summary, string layer, params long[] output) =>
        Assert.Equal(output, summary.Layers.Single(row => row.Name == layer).Output);

    private static (long Parameters, long Macs, long Bytes) Costs(NetworkSummary summary, string layer)
    {
        var row = summary.Layers.Single(row => row.Name == layer);
        return (row.Parameters, row.Macs, row.ActivationBytes);
    }
}
