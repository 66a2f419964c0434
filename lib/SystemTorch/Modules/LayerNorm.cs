using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The last dimensions of every sample to mean 0 and variance 1, then scaled and shifted by element.</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    internal LayerNorm(
        long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        this.normalized_shape = normalized_shape;
        this.eps = eps;
        this.elementwise_affine = elementwise_affine;
        if (elementwise_affine)
        {
            weight = new Parameter(ones(normalized_shape, dtype, device));
            this.bias = bias ? new Parameter(zeros(normalized_shape, dtype, device)) : null;
        }
    }

    public Parameter? bias
    {
        get => _bias;
        set => ReplaceParameter(ref _bias, value, nameof(bias));
    }

    public Parameter weight
    {
        get => _weight!;
        set => ReplaceParameter(ref _weight, value, nameof(weight));
    }

    public long[] normalized_shape { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

    public void reset_parameters()
    {
        if (elementwise_affine)
        {
            nn.init.ones_(weight);
            if (_bias is not null)
            {
                nn.init.zeros_(_bias);
            }
        }
    }

    public override Tensor forward(Tensor tensor) =>
        nn.functional.layer_norm(tensor, normalized_shape, _weight, _bias, eps);
}
