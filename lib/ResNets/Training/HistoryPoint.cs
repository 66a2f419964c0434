namespace ResNets.Training;

/// <summary>One line of a training history: what was measured up to an iteration.</summary>
public sealed record HistoryPoint
{
    /// <summary>Steps done so far.</summary>
    public required int Iteration { get; init; }

    /// <summary>Passes over the training images so far.</summary>
    public required double Epoch { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The mean loss of the training batches since the point before.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>The error of the training batches since the point before, in percent, as the network was when it saw them.</summary>
    public required double TrainingError { get; init; }

    /// <summary>The error on the validation images in percent, or null where it was not measured.</summary>
    public double? ValidationError { get; init; }

    /// <summary>The error on the test images in percent, or null where it was not measured.</summary>
    public double? TestError { get; init; }

    /// <summary>Training images a second since the point before, testing left out.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>Seconds since the start of the run, those of earlier processes included.</summary>
    public required double Seconds { get; init; }

    /// <summary>The most memory that the process has held so far, in MiB.</summary>
    public required double PeakMemory { get; init; }

    /// <summary>The norms of the last step's gradients.</summary>
    public required GradientNorms GradientNorms { get; init; }
}
