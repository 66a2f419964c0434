using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SystemTorch.Tests;

/// <summary>A small ResNet trained from PyTorch's weights on PyTorch's images.</summary>
public class TrainingTests
{
    private const int MemorySteps = 200;

    // What a tensor takes beside its elements: some 200 bytes for itself, 100 for its storage, 64 for an element.
    private const int SmallestTensorBytes = 256;

    [Fact]
    public void LossesAndLogitsArePyTorchs()
    {
        using var scope = NewDisposeScope();
        var fixture = Fixture.Training;
        using var network = new SmallResNet();
        network.load_state_dict(fixture.Under("state/"));
        using var optimizer = optim.SGD(network.parameters(), 0.05, momentum: 0.9, weight_decay: 1e-4);

        foreach (var expected in fixture["losses"].data<double>())
        {
            Assert.Equal(expected, Step(network, optimizer, fixture["images"], fixture["labels"]), 1e-5);
        }

        network.eval();
        Expect.Close(fixture["logits"], network.call(fixture["images"]), 2e-4, "logits after training");
    }

    [Fact]
    public void StateDictionaryHasPyTorchsKeys()
    {
        using var network = new SmallResNet();
        Assert.Equal(
            Fixture.Training.Under("state/").Keys.Order(StringComparer.Ordinal),
            network.state_dict().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LiveTensorsStayTheSameOverSteps()
    {
        using var threads = new Threads(1);
        using var network = new SmallResNet();
        using var optimizer = optim.SGD(network.parameters(), 0.01, momentum: 0.9, weight_decay: 1e-4, nesterov: true);
        using var images = rand(2, 3, 8, 8);
        using var labels = tensor(new long[] { 3, 7 });
        Step(network, optimizer, images, labels);
        var alive = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var step = 0; step < MemorySteps; step++)
        {
            Step(network, optimizer, images, labels);
            Assert.Equal(alive, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
    }

    /// <summary>
    /// Native memory too: a tensor that a graph or native code keeps is not among the live tensors. Run by itself, the class sees
    /// a step that forgets a tensor of one element; after other classes, what they leave is freed meanwhile and may hide so little.
    /// </summary>
    [Fact]
    public void NativeMemoryStaysFlatOverSteps()
    {
        Assert.SkipUnless(NativeHeap.CanBeMeasured, "Only glibc 2.33 and later tell how much of the heap is in use.");
        using var network = new SmallResNet();
        using var optimizer = optim.SGD(network.parameters(), 0.01, momentum: 0.9);
        using var images = rand(16, 3, 32, 32);
        using var labels = randint(10, [16], ScalarType.Int64);
        var left = NativeHeap.LeftByEach(() => Step(network, optimizer, images, labels), MemorySteps / 8);
        Assert.True(left[left.Length / 2] < SmallestTensorBytes, $"A step leaves behind bytes: {string.Join("; ", left)}");
    }

    private static double Step(SmallResNet network, optim.Optimizer optimizer, Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var loss = F.cross_entropy(network.call(images), labels);
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }
}
