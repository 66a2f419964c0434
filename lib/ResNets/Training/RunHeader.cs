namespace ResNets.Training;

/// <summary>The first line of a training history: everything that a reader needs to judge the lines after it.</summary>
public sealed record RunHeader
{
    /// <summary>The format of the file that this library writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format of the file.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The network's name, such as <c>resnet-20</c>.</summary>
    public required string Network { get; init; }

    /// <summary>Layers as the paper counts them.</summary>
    public required int Depth { get; init; }

    /// <summary>The shortcut option, <c>None</c> for a plain network.</summary>
    public required string Shortcut { get; init; }

    /// <summary>Planes of the first stage.</summary>
    public required int Width { get; init; }

    /// <summary>Trainable numbers.</summary>
    public required long Parameters { get; init; }

    /// <summary>The seed of the initial weights and of the data.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The recipe.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>The training images, such as <c>CIFAR-10, 5,000 train images at 16×16</c>.</summary>
    public required string Data { get; init; }

    /// <summary>What a reader has to know about the images; empty where there is nothing.</summary>
    public required string DataRemark { get; init; }

    /// <summary>The fingerprint of the training images.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>The number of validation images, 0 where all training images are learnt from.</summary>
    public required int ValidationImages { get; init; }

    /// <summary>The device's kind, such as <c>cpu</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The kind of machine: system, architecture, processor and its cores.</summary>
    public required string Machine { get; init; }

    /// <summary>Threads that work on one operator.</summary>
    public required int Threads { get; init; }

    /// <summary>Segments whose activations are computed again for the backward pass; 1 where all are kept.</summary>
    public required int Segments { get; init; }

    /// <summary>What the library was built on: <c>system</c> or <c>nuget</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>libtorch's version.</summary>
    public required string Torch { get; init; }

    /// <summary>The library's version.</summary>
    public required string Version { get; init; }

    /// <summary>The command that made the run, or null.</summary>
    public string? Command { get; init; }

    /// <summary>When the run began, UTC.</summary>
    public required DateTimeOffset Started { get; init; }
}
