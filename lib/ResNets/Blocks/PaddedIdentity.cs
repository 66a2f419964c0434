using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Blocks;

/// <summary>
/// Option A where dimensions grow (section 3.3): every <c>stride</c>-th row and column of the input, and zeros for the
/// channels that it lacks. It has no parameters.
/// </summary>
public sealed partial class PaddedIdentity : nn.Module<Tensor, Tensor>
{
    private readonly int _stride;
    private readonly long[] _padding;

    /// <summary>Makes the shortcut from [N, inPlanes, H, W] to [N, outPlanes, ⌈H/stride⌉, ⌈W/stride⌉].</summary>
    /// <param name="inPlanes">Channels of the input.</param>
    /// <param name="outPlanes">Channels of the output, at least <paramref name="inPlanes"/>.</param>
    /// <param name="stride">The distance of the rows and columns that are kept.</param>
    /// <param name="zeros">Where the zero channels go.</param>
    /// <exception cref="ArgumentOutOfRangeException">The output has fewer channels than the input.</exception>
    public PaddedIdentity(int inPlanes, int outPlanes, int stride, ZeroPlacement zeros = ZeroPlacement.End)
        : base(nameof(PaddedIdentity))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outPlanes, inPlanes);
        _stride = stride;
        var missing = outPlanes - inPlanes;
        var before = zeros == ZeroPlacement.Both ? missing / 2 : 0;
        _padding = [0, 0, 0, 0, before, missing - before];
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x)
    {
        return Fused(x) ?? Compose(x);
    }

    /// <summary>The same as one operator, or null where this stack has none for this tensor.</summary>
    internal partial Tensor? Fused(Tensor x);

    /// <summary>The same from separate operators.</summary>
    internal Tensor Compose(Tensor x)
    {
        using var scope = NewDisposeScope();
        var kept = x.slice(2, 0, x.shape[2], _stride).slice(3, 0, x.shape[3], _stride);
        return F.pad(kept, _padding).MoveToOuterDisposeScope();
    }
}
