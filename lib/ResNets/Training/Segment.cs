using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>Consecutive blocks of a network, the stem with the first: what activation checkpointing runs twice.</summary>
internal sealed class Segment
{
    private readonly ResNet? _stemOf;
    private readonly IReadOnlyList<nn.Module<Tensor, Tensor>> _blocks;
    private readonly Tensor[] _statistics;

    private Segment(ResNet? stemOf, IReadOnlyList<nn.Module<Tensor, Tensor>> blocks)
    {
        (_stemOf, _blocks) = (stemOf, blocks);
        _statistics = [.. stemOf?.StemNorm.buffers() ?? [], .. blocks.SelectMany(block => block.buffers())];
    }

    /// <summary>Divides a network's blocks so that the segments hold about as many activations each.</summary>
    /// <param name="net">The network.</param>
    /// <param name="count">Segments, from 1 to the number of blocks.</param>
    internal static IReadOnlyList<Segment> Divide(ResNet net, int count)
    {
        var blocks = net.Blocks;
        return
        [
            .. SegmentPlan.Of(net.Spec, count).Select(range =>
                new Segment(range.Start.Value == 0 ? net : null, blocks.ToArray()[range])),
        ];
    }

    /// <summary>The output of the last block; it lives in the caller's dispose scope.</summary>
    internal Tensor Forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = _stemOf is null ? x.alias() : _stemOf.BeforeBlocks(x);
        foreach (var block in _blocks)
        {
            var input = y;
            y = block.call(input);
            input.Dispose();
        }

        return y.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Runs the blocks again, with gradients, and sends a gradient back through them. The first run has updated the running
    /// statistics of batch normalization already; this one leaves them as they are.
    /// </summary>
    /// <param name="x">The segment's input; it gets a gradient if it requires one.</param>
    /// <param name="gradient">The gradient of the segment's output.</param>
    internal void Backward(Tensor x, Tensor gradient)
    {
        var before = _statistics.Select(statistic => statistic.clone()).ToArray();
        autograd.backward(Forward(x), gradient);
        using var _ = no_grad();
        foreach (var (statistic, value) in _statistics.Zip(before))
        {
            statistic.copy_(value);
        }
    }
}
