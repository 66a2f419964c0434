using ResNets.Networks;
using ResNets.Training;
using ResNets.Weights;
using static TorchSharp.torch;

namespace ResNets.Tests.Training;

public sealed class CheckpointTests
{
    [Fact]
    public void WeightsAndBuffersComeBack()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(24);
        using var net = Net("resnet-8");
        var recipe = Recipe.Cifar.Scaled(6) with { BatchSize = 8 };
        new Trainer(net, recipe, set, options: new TrainerOptions { CheckpointPath = folder["net.safetensors"] }).Run();

        using var copy = Net("resnet-8");
        var state = Checkpoint.Load(folder["net.safetensors"], copy);
        Assert.Equal((6, true, set.Fingerprint), (state.Iteration, state.Warm, state.DataFingerprint));
        Assert.Equal(recipe.Drops, state.Recipe.Drops);
        foreach (var (key, value) in net.state_dict())
        {
            Assert.True(value.allclose(copy.state_dict()[key], rtol: 0, atol: 0), key);
        }

        Assert.Equal([folder["net.safetensors"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void MomentumComesBack()
    {
        using var folder = new TemporaryFolder();
        using var net = Net("resnet-8");
        using var optimizer = Optimizer(net);
        Step(net, optimizer);
        Checkpoint.Save(folder["net.safetensors"], net, optimizer, new CheckpointState(1, true, Recipe.Cifar, "x"));
        Step(net, optimizer);

        using var copy = Net("resnet-8");
        using var copyOptimizer = Optimizer(copy);
        Checkpoint.Load(folder["net.safetensors"], copy, copyOptimizer);
        Step(copy, copyOptimizer);
        foreach (var (key, value) in net.state_dict())
        {
            Assert.True(value.allclose(copy.state_dict()[key], rtol: 0, atol: 0), key);
        }
    }

    [Fact]
    public void AnotherNetworkIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var net = Net("resnet-8");
        using var optimizer = Optimizer(net);
        Checkpoint.Save(folder["net.safetensors"], net, optimizer, new CheckpointState(1, true, Recipe.Cifar, "x"));
        using var other = Net("plain-8");
        var error = Assert.Throws<InvalidDataException>(() => Checkpoint.Load(folder["net.safetensors"], other));
        Assert.Contains("a checkpoint of resnet-8; the network to fill is plain-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherSafetensorsFileIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var value = zeros(2);
        SafeTensors.Write(folder["other"], new Dictionary<string, Tensor> { ["a"] = value }, new Dictionary<string, string>());
        using var net = Net("resnet-8");
        var error = Assert.Throws<InvalidDataException>(() => Checkpoint.Load(folder["other"], net));
        Assert.Contains("not a checkpoint", error.Message, StringComparison.Ordinal);
    }

    private static ResNet Net(string name) => ResNet.Create(name, width: 4, classes: 3, seed: 2);

    private static TorchSharp.Modules.SGD Optimizer(ResNet net) => optim.SGD(net.parameters(), 0.1, momentum: 0.9);

    private static void Step(ResNet net, optim.Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        net.train();
        net.zero_grad();
        net.call(ones(2, 3, 8, 8) * arange(2).reshape(2, 1, 1, 1)).sum().backward();
        optimizer.step();
    }
}
