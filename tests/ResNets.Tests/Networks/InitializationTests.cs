using ResNets.Blocks;
using ResNets.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Tests.Networks;

public sealed class InitializationTests
{
    [Theory]
    [InlineData("plain-20", null, null)]
    [InlineData("resnet-20", null, null)]
    [InlineData("resnet-110", Shortcut.B, null)]
    [InlineData("resnet-56", Shortcut.C, null)]
    [InlineData("resnet-20-single", null, null)]
    [InlineData("plain-34", null, null)]
    [InlineData("resnet-18", null, null)]
    [InlineData("resnet-34", Shortcut.A, null)]
    [InlineData("resnet-50", Shortcut.C, null)]
    [InlineData("resnet-152", null, 16)]
    [InlineData("vgg-16", null, 8)]
    [InlineData("vgg-19", null, 8)]
    [InlineData("highway-19", null, null)]
    [InlineData("highway-32", null, null)]
    public void WeightsHaveHesMeanAndStandardDeviation(string name, Shortcut? option, int? width)
    {
        using var net = Network.Build(Variants.Find(name).With(option, width: width), seed: 7);
        using var scope = NewDisposeScope();
        var weights = net.Parameters().Where(p => p.Value.dim() > 1).ToArray();
        Assert.NotEmpty(weights);
        foreach (var (key, weight) in weights)
        {
            // n = inputs of one output; standard errors of m draws: sigma / sqrt(m) of the mean, sigma / sqrt(2 m) of the deviation.
            var expected = Math.Sqrt(2.0 / weight.shape[1..].Aggregate((a, b) => a * b));
            var m = (double)weight.numel();
            var (mean, found) = ((double)weight.mean(), (double)weight.std());
            Assert.True(Math.Abs(mean) < 5 * expected / Math.Sqrt(m), $"{key}: mean {mean} for 0");
            Assert.True(Math.Abs(found - expected) < 5 * expected / Math.Sqrt(2 * m), $"{key}: deviation {found} for {expected}");
        }
    }

    [Fact]
    public void NormalizationStartsAsIdentityAndBiasesAtZero()
    {
        using var net = ResNet.Create("resnet-20", seed: 7);
        Assert.All(net.modules().OfType<BatchNorm2d>(), bn =>
        {
            Assert.All(bn.weight.data<float>().ToArray(), w => Assert.Equal(1f, w));
            Assert.All(bn.bias!.data<float>().ToArray(), b => Assert.Equal(0f, b));
        });
        Assert.All(net.get_parameter("fc.bias")!.data<float>().ToArray(), b => Assert.Equal(0f, b));
    }

    [Fact]
    public void TheSeedDecidesTheWeights()
    {
        using var first = ResNet.Create("resnet-8", seed: 3);
        manual_seed(99);
        using var same = ResNet.Create("resnet-8", seed: 3);
        using var other = ResNet.Create("resnet-8", seed: 4);
        Assert.True(first.get_parameter("conv1.weight")!.allclose(same.get_parameter("conv1.weight")!, rtol: 0, atol: 0));
        Assert.False(first.get_parameter("conv1.weight")!.allclose(other.get_parameter("conv1.weight")!));
    }
}
