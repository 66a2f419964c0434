using ResNets.Analysis;
using ResNets.Blocks;
using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Tests.Analysis;

public sealed class AnalysisTests
{
    [Fact]
    public void ResponsesAreTakenAfterBatchNormalizationAndBeforeTheReLU()
    {
        using var scope = NewDisposeScope();
        using var net = Net("resnet-8", Shortcut.B);
        var x = Pixels();
        var responses = LayerResponses.Of(net, x);

        // 6n+1 = 7 layers of 3×3; projections are 1×1.
        Assert.Equal(
            ["conv1", "layer1.0.conv1", "layer1.0.conv2", "layer2.0.conv1", "layer2.0.conv2", "layer3.0.conv1", "layer3.0.conv2"],
            responses.Select(response => response.Name));
        using var _ = no_grad();
        net.eval();
        var state = net.state_dict();
        var stem = Normalized(F.conv2d(x, state["conv1.weight"], padding: [1]), state, "bn1");
        Assert.Equal(Deviation(stem), responses[0].StandardDeviation, 1e-5);
        var first = Normalized(F.conv2d(stem.relu(), state["layer1.0.conv1.weight"], padding: [1]), state, "layer1.0.bn1");
        Assert.Equal(Deviation(first), responses[1].StandardDeviation, 1e-5);
    }

    [Fact]
    public void MeasuringResponsesLeavesTheNetworkAsItIs()
    {
        using var scope = NewDisposeScope();
        using var net = Net("plain-8", Shortcut.None);
        net.train();
        var before = Sums(net);
        LayerResponses.Of(net, Pixels());
        LayerGradients.Of(net, new Batch(Pixels(), tensor(new long[] { 0, 1, 2, 0 })));
        Assert.True(net.training);
        Assert.Equal(before, Sums(net));
        Assert.Equal(7, LayerResponses.Of(net, Pixels()).Count);
    }

    [Fact]
    public void GradientsAreThoseOfTheLoss()
    {
        using var scope = NewDisposeScope();
        using var net = Net("resnet-8", Shortcut.A);
        var batch = new Batch(Pixels(), tensor(new long[] { 0, 1, 2, 0 }));
        var gradients = LayerGradients.Of(net, batch);
        using var twin = Net("resnet-8", Shortcut.A);
        twin.train();
        F.cross_entropy(twin.call(batch.Images), batch.Labels).backward();
        var expected = twin.named_parameters().Where(entry => entry.parameter.dim() > 1).ToArray();
        Assert.Equal(8, gradients.Count);
        foreach (var (gradient, (name, parameter)) in gradients.Zip(expected))
        {
            var norm = parameter.grad!.norm().item<float>();
            Assert.Equal(name, gradient.Name + ".weight");
            Assert.Equal(norm, gradient.Norm, 1e-4 * norm);
        }
    }

    [Fact]
    public void ABlockThatAddsNothingIsNotMissed()
    {
        using var scope = NewDisposeScope();
        using var set = Images.Random(40);
        using var net = Net("resnet-14", Shortcut.A);
        using var mean = PixelStatistics.MeanImage(set);
        using (no_grad())
        {
            net.get_parameter("layer1.1.bn2.weight")!.zero_();
            net.get_parameter("layer1.1.bn2.bias")!.zero_();
            net.get_parameter("layer2.0.bn2.weight")!.zero_();
            net.get_parameter("layer2.0.bn2.bias")!.zero_();
        }

        var whole = SingleView.Test(net, set, mean).Error;
        var lesions = LesionStudy.Of(net, set, mean, batchSize: 7);
        Assert.Equal(["layer1.0", "layer1.1", "layer2.0", "layer2.1", "layer3.0", "layer3.1"], lesions.Select(lesion => lesion.Name));
        Assert.Equal((whole, whole), (lesions[1].Error, lesions[2].Error));
    }

    [Fact]
    public void APlainNetworksBlockThatChangesTheShapeCannotBeLeftOut()
    {
        using var scope = NewDisposeScope();
        using var set = Images.Random(12);
        using var net = Net("plain-14", Shortcut.None);
        using var mean = PixelStatistics.MeanImage(set);
        Assert.Equal([true, true, false, true, false, true], LesionStudy.Of(net, set, mean).Select(lesion => lesion.Error is not null));
    }

    [Fact]
    public void SeveralBlocksAreLeftOutAtOnce()
    {
        using var scope = NewDisposeScope();
        using var set = Images.Random(40);
        using var net = Net("resnet-14", Shortcut.A);
        var normalization = Normalization.PerPixel(PixelStatistics.MeanImage(set));
        var whole = SingleView.Test(net, set, normalization).Error;
        Assert.Equal(whole, LesionStudy.ErrorWithout(net, set, normalization, []));
        var lesions = LesionStudy.Of(net, set, normalization);
        Assert.Equal(lesions[3].Error, LesionStudy.ErrorWithout(net, set, normalization, [4]));

        using (no_grad())
        {
            foreach (var name in new[] { "layer1.1", "layer3.1" })
            {
                net.get_parameter($"{name}.bn2.weight")!.zero_();
                net.get_parameter($"{name}.bn2.bias")!.zero_();
            }
        }

        var silent = SingleView.Test(net, set, normalization).Error;
        Assert.Equal(silent, LesionStudy.ErrorWithout(net, set, normalization, [2, 6], batchSize: 7));
    }

    [Theory]
    [InlineData("resnet-14", Shortcut.A, 7, "Block 7 of resnet-14 was to be left out; expected 1 to 6.")]
    [InlineData("resnet-14", Shortcut.A, 0, "Block 0 of resnet-14 was to be left out; expected 1 to 6.")]
    [InlineData("plain-14", Shortcut.None, 3, "Block 3 of plain-14 changes the shape and has no shortcut; it cannot be left out.")]
    public void ABlockThatCannotBeLeftOutIsRefused(string name, Shortcut option, int block, string expected)
    {
        using var set = Images.Random(4);
        using var net = Net(name, option);
        Assert.Equal(expected, Assert.Throws<ArgumentException>(
            () => LesionStudy.ErrorWithout(net, set, Normalization.Cifar, [block])).Message);
    }

    [Fact]
    public void StatisticsOfValues()
    {
        using var values = tensor(new float[] { 0, 0, 2, -2 });
        Assert.Equal(new ValueStatistics("x", 0, Math.Sqrt(2), -2, 2, 0.5), ValueStatistics.Of("x", values));
    }

    [Fact]
    public void StatisticsOfANetwork()
    {
        using var scope = NewDisposeScope();
        using var net = Net("resnet-8", Shortcut.A);
        Assert.Equal(8, NetworkStatistics.OfWeights(net).Count);
        var activations = NetworkStatistics.OfActivations(net, Pixels());
        Assert.Equal(["stem", "block 1", "block 2", "block 3"], activations.Select(value => value.Name));
        Assert.All(activations, value => Assert.Equal(0, value.Smallest));
        Assert.All(activations, value => Assert.InRange(value.Zeros, 0.01, 0.99));
    }

    [Fact]
    public void ASliceGoesThroughTheNetworkAndPutsItsWeightsBack()
    {
        using var scope = NewDisposeScope();
        using var net = Net("resnet-8", Shortcut.A);
        var batch = new Batch(Pixels(), tensor(new long[] { 0, 1, 2, 0 }));
        net.eval();
        var loss = F.cross_entropy(net.call(batch.Images), batch.Labels).item<float>();
        var before = Sums(net);
        var line = LossSlice.Along(net, batch, [-0.5, 0, 0.5], seed: 3);
        var plane = LossSlice.Plane(net, batch, [-0.5, 0, 0.5], seed: 3);
        Assert.Equal(loss, line[1]);
        Assert.Equal(line, Enumerable.Range(0, 3).Select(i => plane[1, i]));
        Assert.NotEqual(line[0], line[2]);
        Assert.Equal(before, Sums(net));
    }

    [Fact]
    public void ADirectionIsAsLongAsTheFiltersOneByOne()
    {
        using var scope = NewDisposeScope();
        using var net = Net("resnet-8", Shortcut.A);
        using var direction = new Direction(net, 5);
        foreach (var ((name, parameter), step) in net.named_parameters().Zip(direction.Steps))
        {
            if (parameter.dim() < 2)
            {
                Assert.Equal(0, step.abs().sum().item<float>());
            }
            else
            {
                var (filters, steps) = (parameter.flatten(1).square().sum(1).sqrt(), step.flatten(1).square().sum(1).sqrt());
                Assert.True(filters.allclose(steps, rtol: 1e-5, atol: 1e-6), name);
            }
        }
    }

    private static ResNet Net(string name, Shortcut option) => ResNet.Create(name, option, width: 4, classes: 3, seed: 3);

    private static Tensor Pixels()
    {
        using var generator = new Generator(9);
        return randn([4, 3, 8, 8], generator: generator);
    }

    private static Tensor Normalized(Tensor y, Dictionary<string, Tensor> state, string bn) => F.batch_norm(
        y, state[bn + ".running_mean"], state[bn + ".running_var"], state[bn + ".weight"], state[bn + ".bias"]);

    private static double Deviation(Tensor y) => y.std(unbiased: false).item<float>();

    private static double[] Sums(ResNet net) =>
        [.. net.state_dict().Values.Select(value => value.to(ScalarType.Float64).sum().item<double>())];
}
