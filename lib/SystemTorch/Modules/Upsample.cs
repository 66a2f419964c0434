using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Resizes the last dimensions of [N, C, …].</summary>
public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
{
    private readonly long[]? _size;
    private readonly double[]? _scaleFactor;

    internal Upsample(
        long[]? size, double[]? scale_factor, UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
        : base(nameof(Upsample))
    {
        _size = size;
        _scaleFactor = scale_factor;
        this.mode = EnumGuard.Defined(mode);
        this.align_corners = align_corners;
        this.recompute_scale_factor = recompute_scale_factor;
    }

    public bool? recompute_scale_factor { get; set; }

    public UpsampleMode mode { get; }

    public bool? align_corners { get; }

    public ReadOnlySpan<long> size => _size;

    public ReadOnlySpan<double> scale_factor => _scaleFactor;

    public override Tensor forward(Tensor input) => nn.functional.interpolate(
        input, _size, _scaleFactor, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
}
