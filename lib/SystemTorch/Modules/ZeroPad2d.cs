using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Zeros around images: left, right, top, bottom.</summary>
public sealed class ZeroPad2d : ParameterLessModule<Tensor, Tensor>
{
    internal ZeroPad2d((long, long, long, long) padding)
        : base(nameof(ZeroPad2d))
    {
        this.padding = padding;
    }

    internal (long, long, long, long) padding { get; }

    public override Tensor forward(Tensor input) => nn.functional.pad(input, padding);
}
