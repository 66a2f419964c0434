using System.Globalization;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;
using static TorchSharp.torch;

namespace Course.Bench;

/// <summary>Training steps with all activations kept, or with activation checkpointing by segments.</summary>
internal static class MemoryWork
{
    private const int Side = 32;

    /// <summary>The name of a case for both sides: network, batch and segments.</summary>
    public static string Case(string network, int batch, int segments) =>
        string.Create(CultureInfo.InvariantCulture, $"{network} {batch} {segments}");

    /// <summary>One training step on a batch of random pixels, the same batch each time.</summary>
    /// <param name="name">A name that <see cref="Case"/> made.</param>
    public static Action Prepare(string name)
    {
        string[] parts = name.Split(' ');
        int batch = int.Parse(parts[1], CultureInfo.InvariantCulture);
        ResNet net = ResNet.Create(parts[0]);
        optim.Optimizer optimizer = optim.SGD(net.parameters(), 0.1, momentum: 0.9, weight_decay: 1e-4);
        var passes = new Backpropagation(net, parts: 1, int.Parse(parts[2], CultureInfo.InvariantCulture));
        random.manual_seed(0);
        Batch images = RandomBatch.For(net, batch, Side);
        net.train();
        return () =>
        {
            using var scope = NewDisposeScope();
            net.zero_grad();
            passes.Run(images);
            optimizer.step();
        };
    }
}
