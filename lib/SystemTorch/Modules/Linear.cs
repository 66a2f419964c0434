using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x · weightᵀ + bias: [N, in] to [N, out].</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        ArgumentNullException.ThrowIfNull(weight);
        in_features = weight.size(1);
        out_features = weight.size(0);
        this.weight = weight;
        this.bias = bias;
    }

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : this(
            new Parameter(empty(outputSize, inputSize, dtype, device)),
            hasBias ? new Parameter(empty(outputSize, dtype, device)) : null)
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (_bias is not null)
        {
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            nn.init.uniform_(_bias, -bound, bound);
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
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ReplaceParameter(ref _weight, value, nameof(weight));
        }
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
}
