using ResNets.Blocks;
using ResNets.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Tests.Networks;

public sealed class NetworkTests
{
    [Theory]
    [InlineData("plain-20", Shortcut.None, 16)]
    [InlineData("resnet-20", Shortcut.A, 16)]
    [InlineData("resnet-20", Shortcut.B, 16)]
    [InlineData("resnet-20", Shortcut.C, 16)]
    [InlineData("resnet-20-single", Shortcut.A, 16)]
    [InlineData("plain-34", Shortcut.None, 64)]
    [InlineData("resnet-34", Shortcut.C, 64)]
    [InlineData("resnet-50", Shortcut.A, 64)]
    [InlineData("resnet-50", Shortcut.B, 64)]
    [InlineData("vgg-16", null, 32)]
    [InlineData("highway-19", null, 16)]
    [InlineData("highway-32", null, 16)]
    public void GradientsReachEveryParameter(string name, Shortcut? option, int side)
    {
        using var scope = NewDisposeScope();
        using var net = Network.Build(Variants.Find(name).With(option, width: 8, classes: 3), seed: 1);
        net.train();
        manual_seed(0);
        F.cross_entropy(net.call(randn(8, 3, side, side)), arange(8).remainder(3)).backward();
        foreach (var (key, parameter) in net.Parameters())
        {
            var gradient = parameter.grad;
            Assert.True(gradient is not null, $"{key} has no gradient");
            Assert.True(gradient.isfinite().all().item<bool>(), $"{key} has a gradient that is not finite");
            Assert.True(gradient.abs().sum().item<float>() > 0, $"{key} has a gradient of zero");
        }
    }

    /// <summary>With γ = 0 in its last normalization F is 0, and a block passes on what is not negative (section 3.1).</summary>
    [Theory]
    [InlineData(BlockKind.Basic)]
    [InlineData(BlockKind.Bottleneck)]
    [InlineData(BlockKind.SingleLayer)]
    public void ABlockWithoutResidualIsTheIdentity(BlockKind kind)
    {
        using var scope = NewDisposeScope();
        var options = new BlockOptions(Shortcut.A);
        using nn.Module<Tensor, Tensor> block = kind switch
        {
            BlockKind.Basic => new BasicBlock(8, 8, 1, options),
            BlockKind.Bottleneck => new Bottleneck(8, 2, 1, options),
            _ => new SingleLayerBlock(8, 8, 1, options),
        };
        using (no_grad())
        {
            block.modules().OfType<BatchNorm2d>().Last().weight.zero_();
        }

        var x = rand(2, 8, 5, 5);
        Assert.True(block.call(x).allclose(x, rtol: 0, atol: 0));
        block.eval();
        Assert.True(block.call(x).allclose(x, rtol: 0, atol: 0));
    }

    /// <summary>In evaluation, BN(conv(x)) is one convolution with weights γ/σ·W and bias β − γμ/σ.</summary>
    [Fact]
    public void NormalizationFoldsIntoItsConvolution()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var conv = nn.Conv2d(3, 4, 3, padding: 1, bias: false);
        using var bn = nn.BatchNorm2d(4);
        bn.running_mean!.uniform_(-1, 1);
        bn.running_var!.uniform_(0.5, 2);
        bn.weight.uniform_(0.5, 2);
        bn.bias!.uniform_(-1, 1);
        bn.eval();
        var scale = bn.weight / (bn.running_var + bn.eps).sqrt();
        var x = randn(2, 3, 6, 6);
        var folded = F.conv2d(x, conv.weight * scale.reshape(4, 1, 1, 1), bn.bias - (bn.running_mean * scale), padding: [1, 1]);
        Assert.True(bn.call(conv.call(x)).allclose(folded, rtol: 1e-4, atol: 1e-5));
    }

    /// <summary>A closed gate passes the input on, an open one only what the layer makes of it.</summary>
    [Theory]
    [InlineData(-100, false)]
    [InlineData(100, true)]
    public void AHighwaysGateChoosesBetweenInputAndTransform(double bias, bool open)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var layer = new HighwayLayer(4);
        layer.get_parameter("gate.bias")!.fill_(bias);
        var x = randn(2, 4, 5, 5);
        var transformed = F.relu(F.conv2d(x, layer.get_parameter("transform.weight")!, layer.get_parameter("transform.bias")!, padding: [1, 1]));
        Assert.True(layer.call(x).allclose(open ? transformed : x, rtol: 1e-5, atol: 1e-6));
    }

    [Fact]
    public void AHighwayStartsWithItsGatesNearlyClosed()
    {
        using var net = Network.Build(Variants.Find("highway-19").With(width: 8));
        var gates = net.Parameters().Where(p => p.Key.EndsWith("gate.bias", StringComparison.Ordinal)).ToArray();
        Assert.Equal(14, gates.Length);
        Assert.All(gates, gate => Assert.All(gate.Value.data<float>().ToArray(), b => Assert.Equal(HighwayLayer.InitialGateBias, b)));
    }

    /// <summary>A hook on a normalization is called, whether or not the normalization could run fused.</summary>
    [Fact]
    public void HooksOnNormalizationsAreCalled()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var net = ResNet.Create("resnet-8", width: 4);
        var called = new List<string>();
        foreach (var (name, module) in net.named_modules().Where(entry => entry.module is BatchNorm2d))
        {
            ((BatchNorm2d)module).register_forward_hook((_, _, output) =>
            {
                called.Add(name);
                return output;
            });
        }

        net.call(randn(2, 16, 16, 3).permute(0, 3, 1, 2));
        Assert.Equal(7, called.Distinct().Count());
    }

    [Fact]
    public void AResNetIsNotBuiltFromAVgg()
    {
        var error = Assert.Throws<ArgumentException>(() => new ResNet(Variants.Find("vgg-16").With(width: 2)));
        Assert.Contains("Network.Build", error.Message, StringComparison.Ordinal);
    }
}
