using ResNets.Training;

namespace ResNets.Tests.Training;

/// <summary>Histories made up for tests: everything that a test does not name has some value.</summary>
internal static class MadeRun
{
    /// <summary>A header of a run of resnet-8.</summary>
    internal static RunHeader Header { get; } = new()
    {
        Network = "resnet-8",
        Depth = 8,
        Shortcut = "A",
        Width = 16,
        Parameters = 1,
        Seed = 1,
        Recipe = Recipe.Cifar.Scaled(20),
        Data = "made-up images",
        DataRemark = "",
        DataFingerprint = "0",
        ValidationImages = 0,
        Device = "cpu",
        Machine = "any",
        Threads = 1,
        Segments = 1,
        Stack = "system",
        Torch = "1",
        Version = "1",
        Started = DateTimeOffset.UnixEpoch,
    };

    /// <summary>A point of a history.</summary>
    /// <param name="iteration">Its iteration.</param>
    /// <param name="error">Its training error in percent.</param>
    internal static HistoryPoint Point(int iteration, double error) => new()
    {
        Iteration = iteration,
        Epoch = 1,
        LearningRate = 0.1,
        TrainingLoss = 1,
        TrainingError = error,
        ImagesPerSecond = 100,
        Seconds = 1,
        PeakMemory = 1,
        GradientNorms = new GradientNorms(1, 1, 1),
    };
}
