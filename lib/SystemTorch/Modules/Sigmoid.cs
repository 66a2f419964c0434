using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>1 / (1 + e⁻ˣ)</summary>
public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
{
    internal Sigmoid(bool inplace)
        : base(nameof(Sigmoid))
    {
        this.inplace = inplace;
    }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.sigmoid(tensor, inplace);
}
