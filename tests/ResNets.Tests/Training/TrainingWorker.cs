using ResNets.Networks;
using ResNets.Training;

namespace ResNets.Tests.Training;

/// <summary>A small training run in a process of its own, which tests kill.</summary>
internal static class TrainingWorker
{
    internal const string Verb = "train-worker";
    internal const int Iterations = 200;

    /// <summary>Trains in a folder, from its checkpoint on if there is one.</summary>
    /// <param name="args">The folder.</param>
    internal static int Run(string[] args)
    {
        TorchSharp.torch.set_num_threads(1); // so small a network is slower with more
        using var set = Images.Random(60);
        using var net = ResNet.Create("resnet-8", width: 4, classes: 3, seed: 1);
        var recipe = Recipe.Cifar.Scaled(Iterations) with { BatchSize = 12, WarmUp = new WarmUp(0.01, 66), Seed = 5 };
        Console.WriteLine("ready");
        new Trainer(net, recipe, set, set, new TrainerOptions
        {
            ReportEvery = 4,
            TestEvery = 50,
            CheckpointEvery = 3,
            HistoryPath = History(args[0]),
            CheckpointPath = CheckpointFile(args[0]),
            Resume = true,
        }).Run();
        return 0;
    }

    internal static string History(string folder) => Path.Combine(folder, "history.jsonl");

    internal static string CheckpointFile(string folder) => Path.Combine(folder, "checkpoint.safetensors");
}
