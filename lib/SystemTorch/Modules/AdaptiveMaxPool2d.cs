using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Maxima over windows that are chosen to give an output of a size.</summary>
public sealed class AdaptiveMaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool2d(long[] output_size)
        : base(nameof(AdaptiveMaxPool2d))
    {
        this.output_size = output_size;
    }

    public long[] output_size { get; set; }

    public override Tensor forward(Tensor input) => Pool(input, keepIndices: false).Values;

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => Pool(input, keepIndices: true);

    private (Tensor Values, Tensor Indices) Pool(Tensor input, bool keepIndices)
    {
        var (values, indices) = Ops.AdaptiveMaxPool2d.CallPair(input, output_size);
        if (!keepIndices)
        {
            indices.Dispose();
        }

        return (values, indices);
    }
}
