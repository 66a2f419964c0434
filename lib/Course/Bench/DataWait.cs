using System.Diagnostics;
using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Course.Bench;

/// <summary>How long training steps of resnet-20 wait for their batch of CIFAR-10.</summary>
internal static class DataWait
{
    private const int WarmUps = 5;
    private const int BatchSize = 128;
    private const double Bound = 1;

    /// <summary>Trains some steps and compares the wait with the bound of one percent.</summary>
    /// <param name="cifar">The folder of CIFAR-10's binary version.</param>
    /// <param name="steps">How many steps to measure.</param>
    public static BenchRow Measure(string cifar, int steps)
    {
        using ImageSet train = Cifar10.Load(cifar).Train;
        using Tensor mean = PixelStatistics.MeanImage(train);
        using var batches = new TrainingBatches(train, mean, BatchSize, seed: 0, Augmentation.Paper);
        using ResNet net = ResNet.Create("resnet-20");
        using optim.Optimizer optimizer = optim.SGD(net.parameters(), 0.1, momentum: 0.9, weight_decay: 1e-4);
        net.train();
        var shares = new List<double>();
        for (int i = 0; i < WarmUps + steps; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using Batch batch = batches[i];
            TimeSpan wait = Stopwatch.GetElapsedTime(start);
            Step(net, optimizer, batch);
            shares.Add(100 * (wait / Stopwatch.GetElapsedTime(start)));
        }

        return new BenchRow(
            "wait for a batch in a step of resnet-20", Statistics.Median([.. shares.Skip(WarmUps)]), Bound, "% of the step")
        {
            Against = "the bound",
        };
    }

    private static void Step(ResNet net, optim.Optimizer optimizer, Batch batch)
    {
        using var scope = NewDisposeScope();
        net.zero_grad();
        F.cross_entropy(net.call(batch.Images), batch.Labels).backward();
        optimizer.step();
    }
}
