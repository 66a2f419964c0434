using ResNets.Analysis;
using ResNets.Blocks;
using ResNets.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Tests.Networks;

/// <summary>The networks against counts that were made independently (<see cref="KnownCounts"/>) and those of the paper.</summary>
public sealed class CountsTests
{
    public static TheoryData<int> ImageNetDepths => [.. KnownCounts.ImageNet.Select(row => row.Depth)];

    public static TheoryData<int> CifarDepths => [.. KnownCounts.Cifar.Select(row => row.Depth)];

    [Theory]
    [MemberData(nameof(ImageNetDepths))]
    public void ImageNetParametersAreExact(int depth)
    {
        var known = KnownCounts.ImageNet.Single(row => row.Depth == depth);
        Assert.Equal(known.A, Parameters($"plain-{depth}"));
        Assert.Equal(known.A, Parameters($"resnet-{depth}", Shortcut.A));
        Assert.Equal(known.B, Parameters($"resnet-{depth}", Shortcut.B));
        Assert.Equal(known.C, Parameters($"resnet-{depth}", Shortcut.C));
        Assert.True(known.A < known.B && known.B < known.C);
    }

    [Theory]
    [MemberData(nameof(ImageNetDepths))]
    public void TheCifarAdaptationHasTheParametersOfTheCourseText(int depth)
    {
        using var net = ResNet.Create($"resnet-{depth}", classes: 10, stem: Stem.Cifar);
        Assert.Equal(KnownCounts.ImageNet.Single(row => row.Depth == depth).CifarStem, Parameters(net));
    }

    [Theory]
    [MemberData(nameof(CifarDepths))]
    public void CifarParametersAreExact(int depth)
    {
        var known = KnownCounts.Cifar.Single(row => row.Depth == depth);
        Assert.Equal((6 * known.N) + 2, depth);
        Assert.Equal(known.A, Parameters($"plain-{depth}"));
        Assert.Equal(known.A, Parameters($"resnet-{depth}", Shortcut.A));
        Assert.Equal(known.B, Parameters($"resnet-{depth}", Shortcut.B));
        Assert.Equal(known.C, Parameters($"resnet-{depth}", Shortcut.C));
    }

    [Theory]
    [MemberData(nameof(ImageNetDepths))]
    public void ImageNetMultiplyAddsAreThePrintedOnes(int depth)
    {
        var known = KnownCounts.ImageNet.Single(row => row.Depth == depth);
        using var v1 = ResNet.Create($"resnet-{depth}", stride: StridePlacement.First);
        using var v15 = ResNet.Create($"resnet-{depth}", stride: StridePlacement.Middle);
        Assert.Equal(known.GigaMultiplyAddsV1, Math.Round(NetworkSummary.Of(v1).Macs / 1e9, 3));
        Assert.Equal(known.GigaMultiplyAddsV15, Math.Round(NetworkSummary.Of(v15).Macs / 1e9, 3));
    }

    /// <summary>Table 1 cuts off at 34 and 50 layers (3.664, 3.858) and rounds elsewhere: within a tenth of the count.</summary>
    [Theory]
    [MemberData(nameof(ImageNetDepths))]
    public void Table1PrintsTheseMultiplyAdds(int depth)
    {
        var printed = Paper.Table1.Single(row => row.Depth == depth).GigaMultiplyAdds;
        using var projected = ResNet.Create($"resnet-{depth}");
        Assert.InRange(NetworkSummary.Of(projected).Macs / 1e9, printed - 0.05, printed + 0.1);
    }

    [Theory]
    [MemberData(nameof(CifarDepths))]
    public void CifarMultiplyAddsAreThePrintedOnes(int depth)
    {
        using var net = ResNet.Create($"resnet-{depth}");
        using var plain = ResNet.Create($"plain-{depth}");
        var known = KnownCounts.Cifar.Single(row => row.Depth == depth);
        Assert.Equal(known.MegaMultiplyAdds, Math.Round(NetworkSummary.Of(net).Macs / 1e6, 2));
        Assert.Equal(NetworkSummary.Of(net).Macs, NetworkSummary.Of(plain).Macs);
    }

    [Fact]
    public void Plain34IsAFractionOfVgg19()
    {
        using var plain = ResNet.Create("plain-34");
        using var identity = ResNet.Create("resnet-34", Shortcut.A);
        using var vgg = Network.Build(Variants.Find("vgg-19"));
        var (small, large) = (NetworkSummary.Of(plain).Macs, NetworkSummary.Of(vgg).Macs);
        Assert.Equal(KnownCounts.Plain34GigaMultiplyAdds, Math.Round(small / 1e9, 3));
        Assert.Equal(small, NetworkSummary.Of(identity).Macs);
        Assert.Equal(Paper.Plain34PercentOfVgg19, (int)(100.0 * small / large));
        Assert.Equal(Paper.VggGigaMultiplyAdds[19], Math.Round(large / 1e9, 1));
    }

    /// <summary>For VGG-16 the paper counts the convolutions only: with the classifier it would print 15.5.</summary>
    [Fact]
    public void VggHasThePrintedMultiplyAdds()
    {
        using var net = Network.Build(Variants.Find("vgg-16"));
        var convolutions = NetworkSummary.Of(net).Layers.Where(layer => layer.Name.StartsWith("features", StringComparison.Ordinal));
        Assert.Equal(Paper.VggGigaMultiplyAdds[16], Math.Round(convolutions.Sum(layer => layer.Macs) / 1e9, 1));
    }

    [Theory]
    [MemberData(nameof(CifarDepths))]
    public void Table6PrintsTheseParameters(int depth)
    {
        var printed = Paper.Table6Of(depth).MillionParameters!.Value;
        var digits = printed < 1 ? 2 : 1;
        Assert.Equal(printed, Math.Round(KnownCounts.Cifar.Single(row => row.Depth == depth).A / 1e6, digits));
    }

    [Theory]
    [InlineData(19, 1)]
    [InlineData(32, 2)]
    public void HighwaysHaveTheParametersOfTable6(int depth, int digits)
    {
        using var net = Network.Build(Variants.Find($"highway-{depth}"));
        var printed = Paper.Table6.Single(row => row.Method == "Highway" && row.Layers == depth).MillionParameters;
        Assert.Equal(printed, Math.Round(Parameters(net) / 1e6, digits));
    }

    [Theory]
    [InlineData("plain-34")]
    [InlineData("resnet-18")]
    [InlineData("resnet-50")]
    [InlineData("resnet-101")]
    [InlineData("resnet-152")]
    [InlineData("resnet-20")]
    [InlineData("resnet-56")]
    [InlineData("resnet-110")]
    [InlineData("resnet-50-cifar")]
    [InlineData("resnet-20-single")]
    [InlineData("vgg-16")]
    [InlineData("vgg-19")]
    [InlineData("highway-19")]
    [InlineData("highway-32")]
    public void TheNameCountsTheWeightedLayers(string name)
    {
        using var net = Network.Build(Variants.Find(name).With(width: 2));
        var layers = net.named_modules().Count(entry =>
            entry.module is Conv2d or Linear
            && !entry.name.Contains("downsample", StringComparison.Ordinal)
            && !entry.name.EndsWith("gate", StringComparison.Ordinal));
        Assert.Equal(net.Spec.Depth, layers);
    }

    /// <summary>With one or two layers a block, a CIFAR network has the same layers, so the same parameters.</summary>
    [Fact]
    public void SingleLayerBlocksCostTheSame() => Assert.Equal(Parameters("resnet-20"), Parameters("resnet-20-single"));

    private static long Parameters(string name, Shortcut? option = null)
    {
        using var net = ResNet.Create(name, option);
        return Parameters(net);
    }

    private static long Parameters(nn.Module net) => net.parameters().Sum(p => p.numel());
}
