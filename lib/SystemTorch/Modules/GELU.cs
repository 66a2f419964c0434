using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x · Φ(x), Φ the normal distribution.</summary>
public sealed class GELU : ParameterLessModule<Tensor, Tensor>
{
    internal GELU(bool inplace, Approximate approximate)
        : base(nameof(GELU))
    {
        this.inplace = inplace;
        this.approximate = approximate;
    }

    public bool inplace { get; set; }

    public Approximate approximate { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, approximate, inplace);

    /// <summary>How Φ is computed: exactly, or by a hyperbolic tangent.</summary>
    public enum Approximate
    {
        none,
        tanh,
    }
}
