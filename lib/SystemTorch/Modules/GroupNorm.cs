using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Every group of channels of every sample to mean 0 and variance 1, then scaled and shifted by channel.</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        this.num_groups = num_groups;
        this.eps = eps;
        this.affine = affine;
        if (affine)
        {
            weight = new Parameter(ones(num_channels, dtype, device));
            bias = new Parameter(zeros(num_channels, dtype, device));
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

    public long num_groups { get; set; }

    public double eps { get; set; }

    public bool affine { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.group_norm(tensor, num_groups, _weight, _bias, eps);
}
