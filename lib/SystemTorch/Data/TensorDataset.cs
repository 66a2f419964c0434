using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Tensors with the same first size: sample i is row i of each.</summary>
public class TensorDataset : utils.data.IterableDataset
{
    private readonly Tensor[] _tensors;

    /// <exception cref="ArgumentException">There is no tensor, or their first sizes differ.</exception>
    internal TensorDataset(Tensor[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Length == 0 || tensors.Any(tensor => tensor.size(0) != tensors[0].size(0)))
        {
            throw new ArgumentException(
                $"Tensors of first sizes [{string.Join(", ", tensors.Select(tensor => tensor.size(0)))}] make no data set: " +
                "expected one or more, all the same.",
                nameof(tensors));
        }

        _tensors = [.. tensors.Select(tensor => tensor.alias().DetachFromDisposeScope())];
    }

    public override long Count => _tensors[0].size(0);

    public IList<Tensor> this[long index] => [.. _tensors.Select(tensor => tensor[index])];

    public override IList<Tensor> GetTensor(long index) => this[index];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Array.ForEach(_tensors, tensor => tensor.Dispose());
        }

        base.Dispose(disposing);
    }
}
