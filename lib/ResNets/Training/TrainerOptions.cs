using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>How a run is watched and kept; nothing here changes the numbers it computes.</summary>
public sealed record TrainerOptions
{
    /// <summary>Steps between two points of the history; 0 for about a hundred points a run.</summary>
    public int ReportEvery { get; init; }

    /// <summary>Steps between two measurements of the validation and test error; 0 for one at the end.</summary>
    public int TestEvery { get; init; }

    /// <summary>Where to train; the CPU if null.</summary>
    public Device? Device { get; init; }

    /// <summary>
    /// Segments of activation checkpointing: 1 keeps all activations, more compute them again in the backward pass and need
    /// less memory; see <see cref="MemoryPlan"/>.
    /// </summary>
    public int Segments { get; init; } = 1;

    /// <summary>Where the history is written as JSON lines, or null.</summary>
    public string? HistoryPath { get; init; }

    /// <summary>Where the checkpoint is written: at the end, when the run is cancelled and every <see cref="CheckpointEvery"/> steps; or null.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Steps between two checkpoints; 0 for one at the end.</summary>
    public int CheckpointEvery { get; init; }

    /// <summary>Whether to continue where the checkpoint stands; the run starts at its beginning where there is none.</summary>
    public bool Resume { get; init; }

    /// <summary>The command that made the run, for the history's header.</summary>
    public string? Command { get; init; }

    /// <summary>The time of the header, and between two reports; passed in so that tests can fix it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
