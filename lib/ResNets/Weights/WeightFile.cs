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
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
        {
            tensor.Dispose();
        }
    }
}
