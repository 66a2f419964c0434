using System.Text.Json;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;
using static TorchSharp.torch;

namespace ResNets.Tests.Training;

/// <summary>Measures the memory of steps in a process of its own, which nothing else uses memory of.</summary>
internal static class StepCostWorker
{
    internal const string Verb = "step-cost-worker";

    /// <summary>
    /// 54 blocks: all of their maps, those of six blocks and nine boundaries, and all of them again, when there is freed memory
    /// to use. Prints the costs as JSON.
    /// </summary>
    internal static int Run()
    {
        using var net = ResNet.Create("resnet-110", width: 16, classes: 3, seed: 1);
        using var batch = Draw(images: 32, side: 32);
        Console.WriteLine(JsonSerializer.Serialize(StepCost.Compare(net, batch, [1, 9, 1], steps: 1)));
        return 0;
    }

    internal static Batch Draw(int images, int side)
    {
        using var generator = new Generator(3);
        var labels = Enumerable.Range(0, images).Select(i => (long)(i % 3)).ToArray();
        return new Batch(randn([images, 3, side, side], generator: generator), tensor(labels));
    }
}
