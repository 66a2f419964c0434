using ResNets.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Course.Bench;

/// <summary>Training steps as the course takes them: forward, cross entropy, backward, SGD with momentum and decay.</summary>
internal static class TrainWork
{
    private static readonly Dictionary<string, (int Batch, int Side)> s_cases = new()
    {
        ["resnet-20"] = (128, 32),
        ["resnet-56"] = (128, 32),
        ["resnet-110"] = (128, 32),
        ["resnet-18"] = (16, 224),
    };

    public static IReadOnlyCollection<string> Names => s_cases.Keys;

    /// <summary>One training step on a batch of random pixels, the same batch each time.</summary>
    /// <param name="name">The network.</param>
    public static Action Prepare(string name)
    {
        (int batch, int side) = s_cases[name];
        random.manual_seed(0);
        ResNet net = ResNet.Create(name);
        optim.Optimizer optimizer = optim.SGD(net.parameters(), 0.1, momentum: 0.9, weight_decay: 1e-4);
        (Tensor images, Tensor labels) = RandomBatch.For(net, batch, side);
        net.train();
        return () =>
        {
            using var scope = NewDisposeScope();
            net.zero_grad();
            Tensor loss = F.cross_entropy(net.call(images), labels);
            loss.backward();
            optimizer.step();
        };
    }
}
