using ResNets.Blocks;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;
using static TorchSharp.torch;

namespace ResNets.Tests.Training;

public sealed class BackpropagationTests
{
    [Theory]
    [InlineData("resnet-20", Shortcut.A)]
    [InlineData("resnet-20", Shortcut.B)]
    [InlineData("resnet-20", Shortcut.C)]
    [InlineData("plain-20", Shortcut.None)]
    public void SegmentsGiveTheGradientsAndBuffersOfThePlainRun(string name, Shortcut option)
    {
        using var plain = Net(name, option);
        using var expected = Step(plain, segments: 1);
        for (var segments = 2; segments <= 9; segments++)
        {
            using var net = Net(name, option);
            using var actual = Step(net, segments);
            Assert.Equal(expected.item<float>(), actual.item<float>());
            AssertSame(plain, net);
        }
    }

    [Fact]
    public void ABottleneckNetworkIsDividedToo()
    {
        var spec = Variants.Find("resnet-50") with { Width = 4, Classes = 3 };
        using var plain = new ResNet(spec, 3);
        using var net = new ResNet(spec, 3);
        using var expected = Step(plain, segments: 1, side: 64);
        using var actual = Step(net, segments: 5, side: 64);
        AssertSame(plain, net);
    }

    [Fact]
    public void PartsAddUpTheMeanGradientOfTheirImages()
    {
        using var scope = NewDisposeScope();
        using var whole = Net("resnet-8", Shortcut.A);
        using var net = Net("resnet-8", Shortcut.A);
        var (images, labels) = Batch(side: 8);
        for (var part = 0; part < 2; part++)
        {
            var loss = nn.functional.cross_entropy(whole.call(images.narrow(0, part * 3, 3)), labels.narrow(0, part * 3, 3));
            loss.div(2).backward();
        }

        var outcome = new Backpropagation(net, parts: 2, segments: 1).Run(new Batch(images, labels));
        Assert.Equal(6, outcome.Images);
        AssertSame(whole, net);
    }

    [Fact]
    public void NoTensorOutlivesAStep()
    {
        using var net = Net("resnet-20", Shortcut.B);
        Step(net, segments: 4).Dispose();
        var before = LiveTensors.Count();
        Step(net, segments: 4).Dispose();
        Assert.Equal(before, LiveTensors.Count());
    }

    [Theory]
    [InlineData("resnet-20", 1)]
    [InlineData("resnet-20", 4)]
    [InlineData("resnet-1202", 40)]
    [InlineData("resnet-1202", 600)]
    [InlineData("resnet-152", 7)]
    public void SegmentsCoverAllBlocksInOrder(string name, int count)
    {
        var spec = Variants.Find(name);
        var ranges = SegmentPlan.Of(spec, count);
        Assert.Equal(count, ranges.Count);
        Assert.Equal(0, ranges[0].Start.Value);
        Assert.Equal(spec.BlocksPerStage.Sum(), ranges[^1].End.Value);
        Assert.All(ranges, range => Assert.True(range.Start.Value < range.End.Value));
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void MoreSegmentsThanBlocksAreRefused(int count)
    {
        using var net = Net("resnet-20", Shortcut.A);
        var error = Assert.Throws<ArgumentException>(() => new Backpropagation(net, 1, count));
        Assert.Contains("has 9 blocks", error.Message, StringComparison.Ordinal);
    }

    private static ResNet Net(string name, Shortcut option) => ResNet.Create(name, option, width: 4, classes: 3, seed: 3);

    private static Tensor Step(ResNet net, int segments, int side = 16)
    {
        using var scope = NewDisposeScope();
        net.train();
        net.zero_grad();
        var (images, labels) = Batch(side);
        return new Backpropagation(net, 1, segments).Run(new Batch(images, labels)).Loss.MoveToOuterDisposeScope();
    }

    private static (Tensor Images, Tensor Labels) Batch(int side)
    {
        using var generator = new Generator(9);
        return (randn([6, 3, side, side], generator: generator), tensor(new long[] { 0, 1, 2, 0, 1, 2 }));
    }

    private static void AssertSame(ResNet expected, ResNet actual)
    {
        using var scope = NewDisposeScope();
        foreach (var ((name, parameter), (_, other)) in expected.named_parameters().Zip(actual.named_parameters()))
        {
            Assert.True(parameter.grad is not null && other.grad is not null, $"{name} gets no gradient");
            Assert.True(parameter.grad.allclose(other.grad, rtol: 0, atol: 1e-6), name);
        }

        foreach (var ((name, buffer), (_, other)) in expected.named_buffers().Zip(actual.named_buffers()))
        {
            Assert.True(buffer.allclose(other, rtol: 0, atol: 1e-6), name);
        }
    }
}
