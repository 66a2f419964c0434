using ResNets.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Tests.Networks;

public sealed class InitializationTests
{
    [Fact]
    public void WeightsHaveHesStandardDeviation()
    {
        using var net = ResNet.Create("resnet-20", seed: 7);
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in net.Parameters().Where(p => p.Value.dim() == 4))
        {
            // n = inputs of one output; the standard error of a sample's deviation is sigma / sqrt(2 m).
            var expected = Math.Sqrt(2.0 / (parameter.shape[1] * parameter.shape[2] * parameter.shape[3]));
            var found = (double)parameter.std();
            Assert.True(Math.Abs(found - expected) < 5 * expected / Math.Sqrt(2.0 * parameter.numel()), $"{name}: {found} for {expected}");
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
