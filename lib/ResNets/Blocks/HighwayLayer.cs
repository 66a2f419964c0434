using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Blocks;

/// <summary>
/// One layer of a highway network (arXiv 1507.06228): y = T(x)·H(x) + (1 − T(x))·x with H = ReLU · conv and the gate
/// T = sigmoid · conv. Where T closes, the layer passes its input on; a residual block's shortcut never closes (section 2).
/// </summary>
public sealed class HighwayLayer : nn.Module<Tensor, Tensor>
{
    /// <summary>The gate's bias at the start: nearly closed, so that a deep network begins close to the identity.</summary>
    public const double InitialGateBias = -2;

    private readonly Conv2d transform;
    private readonly Conv2d gate;

    /// <summary>Makes a layer from [N, planes, H, W] to the same shape.</summary>
    /// <param name="planes">Channels of input and output.</param>
    public HighwayLayer(int planes)
        : base(nameof(HighwayLayer))
    {
        transform = nn.Conv2d(planes, planes, 3, padding: 1);
        gate = nn.Conv2d(planes, planes, 3, padding: 1);
        RegisterComponents();
    }

    /// <summary>Sets the gate's bias to <see cref="InitialGateBias"/>.</summary>
    internal void CloseGate()
    {
        using var _ = no_grad();
        gate.bias!.fill_(InitialGateBias);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var t = sigmoid(gate.call(x));
        var h = F.relu(transform.call(x));
        return x.add(t.mul(h.sub(x))).MoveToOuterDisposeScope();
    }
}
