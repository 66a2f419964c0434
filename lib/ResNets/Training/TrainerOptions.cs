using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>How a run is watched and kept; nothing here changes the numbers it computes.</summary>
public sealed record TrainerOptions
{
    /// <summary>Steps between two points of the history; 0 for about a hundred points a run.</summary>
    public int ReportEvery { get; init; }

    /// <summary>Steps between two tests; 0 for one test at the end.</summary>
    public int TestEvery { get; init; }

    /// <summary>Where to train; the CPU if null.</summary>
    public Device? Device { get; init; }

    /// <summary>Where the history is written as JSON lines, or null.</summary>
    public string? HistoryPath { get; init; }

    /// <summary>Where the checkpoint is written at the end and every <see cref="CheckpointEvery"/> steps, or null.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Steps between two checkpoints; 0 for one at the end.</summary>
    public int CheckpointEvery { get; init; }

    /// <summary>The time of the header; passed in so that tests can fix it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
