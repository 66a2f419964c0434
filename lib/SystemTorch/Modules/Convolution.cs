using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions share: weight [out, in / groups, kernel…], bias [out] and geometry.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    private protected Convolution(string name, ConvolutionGeometry geometry, bool bias, Device? device, ScalarType? dtype)
        : base(name)
    {
        in_channels = geometry.In;
        out_channels = geometry.Out;
        kernel_size = geometry.Kernel;
        stride = geometry.Stride;
        dilation = geometry.Dilation;
        groups = geometry.Groups;
        padding_mode = geometry.PaddingMode;
        output_padding = new long[kernel_size.Length];
        padding = geometry.Padding;
        padding_type = geometry.PaddingType;
        CheckPaddingType();
        weight = new Parameter(empty([out_channels, in_channels / groups, .. kernel_size], dtype, device));
        if (bias)
        {
            this.bias = new Parameter(empty(out_channels, dtype, device));
        }

        reset_parameters();
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

    public long in_channels { get; }

    public long out_channels { get; }

    public bool transposed { get; }

    public Padding? padding_type { get; private set; }

    public long[]? padding { get; private set; }

    public PaddingModes padding_mode { get; set; }

    public long groups { get; set; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] dilation { get; set; }

    public long[] output_padding { get; set; }

    public void SetPadding(long[] padding)
    {
        this.padding = padding;
        padding_type = null;
    }

    public void SetPadding(Padding padding)
    {
        padding_type = EnumGuard.Defined(padding);
        this.padding = null;
        CheckPaddingType();
    }

    /// <summary>PyTorch's default: uniform with bound 1 / √fan_in, for weight and bias.</summary>
    public void reset_parameters()
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (_bias is not null)
        {
            var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
            var bound = 1 / Math.Sqrt(fanIn);
            nn.init.uniform_(_bias, -bound, bound);
        }
    }

    /// <summary>Zeros on each side of each dimension, or the amounts that the padding type stands for.</summary>
    private protected (long Before, long After)[] Margins()
    {
        var margins = new (long, long)[kernel_size.Length];
        for (var i = 0; i < margins.Length; i++)
        {
            var same = padding_type == Padding.Same ? dilation[i] * (kernel_size[i] - 1) : 0;
            margins[i] = padding is not null ? (padding[i], padding[i]) : (same / 2, same - (same / 2));
        }

        return margins;
    }

    private void CheckPaddingType()
    {
        if (padding_type == Padding.Same && stride.Any(step => step != 1))
        {
            throw new ArgumentException($"Padding.Same keeps the size, which a stride of {stride.Max()} cannot: use stride 1.");
        }
    }
}
