using ResNets.Data;
using ResNets.Training;
using static TorchSharp.torch;

namespace ResNets.Weights;

/// <summary>The tensors of a weight file by their keys, on the CPU.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format.</param>
/// <param name="Tensors">The tensors in the order of the file; disposed with this.</param>
/// <param name="Metadata">The text that the file holds beside them.</param>
public sealed record WeightFile(
    string Path,
    WeightFormat Format,
    IReadOnlyDictionary<string, Tensor> Tensors,
    IReadOnlyDictionary<string, string> Metadata) : IDisposable
{
    /// <summary>The run that a checkpoint belongs to; null for other files.</summary>
    public RunIdentity? Run { get; init; }

    /// <summary>What was done to pixels when a checkpoint's network was trained; null where the file does not hold it.</summary>
    public Normalization? Normalization { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
        {
            tensor.Dispose();
        }
    }
}
