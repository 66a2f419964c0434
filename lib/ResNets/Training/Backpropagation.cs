using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Training;

/// <summary>
/// One step's forward and backward pass. With one segment every activation is kept for the backward pass. With more
/// (activation checkpointing), only the input of each segment is: a segment runs again, with gradients, when the backward
/// pass arrives at it. So a network of any depth trains in the memory of one segment, for at most one more forward pass.
/// </summary>
public sealed class Backpropagation
{
    private readonly Network _net;
    private readonly int _parts;
    private readonly IReadOnlyList<Segment> _segments;

    /// <summary>Prepares the passes.</summary>
    /// <param name="net">The network.</param>
    /// <param name="parts">Parts into which a batch is divided; gradients are added up over them.</param>
    /// <param name="segments">Segments of the network, at most one for each block; 1 keeps all activations.</param>
    /// <exception cref="ArgumentException">There are fewer blocks than segments, or the network has none.</exception>
    public Backpropagation(Network net, int parts, int segments)
    {
        (_net, _parts) = (net, parts);
        _segments = segments == 1 ? [] : Segment.Divide(Blocked(net), segments);
    }

    /// <summary>Adds the gradients of a batch to those that the network holds.</summary>
    /// <param name="batch">The images and labels of one step.</param>
    /// <returns>Loss and wrong answers, on the device; they live in the caller's dispose scope.</returns>
    public StepOutcome Run(Batch batch)
    {
        if (_parts == 1)
        {
            return RunPart(batch.Images, batch.Labels);
        }

        using var scope = NewDisposeScope();
        var (images, labels) = (batch.Images.chunk(_parts), batch.Labels.chunk(_parts));
        var outcomes = images.Zip(labels, RunPart).ToArray();
        return new StepOutcome(
            stack(outcomes.Select(outcome => outcome.Loss).ToArray()).sum().MoveToOuterDisposeScope(),
            stack(outcomes.Select(outcome => outcome.Wrong).ToArray()).sum().MoveToOuterDisposeScope(),
            outcomes.Sum(outcome => outcome.Images));
    }

    private StepOutcome RunPart(Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var inputs = InputsOfSegments(images);
        var logits = _segments.Count == 0 ? _net.call(images) : Blocked(_net).AfterBlocks(_segments[^1].Forward(inputs[^1]));
        var loss = F.cross_entropy(logits, labels).div(_parts);
        loss.backward();
        for (var i = _segments.Count - 2; i >= 0; i--)
        {
            using var inner = NewDisposeScope();
            _segments[i].Backward(inputs[i], inputs[i + 1].grad!);
            inputs[i + 1].Dispose();
        }

        using var _ = no_grad();
        var wrong = logits.argmax(1).ne(labels).sum();
        return new StepOutcome(
            loss.detach().MoveToOuterDisposeScope(), wrong.MoveToOuterDisposeScope(), (int)labels.shape[0]);
    }

    private static ResNet Blocked(Network net) => net as ResNet ?? throw new ArgumentException(
        $"{net.Spec.Name} cannot be divided into segments: only networks of blocks can, plain or residual; use 1 segment.", nameof(net));

    /// <summary>Runs all segments but the last without gradients and keeps the input of each.</summary>
    private List<Tensor> InputsOfSegments(Tensor images)
    {
        var inputs = new List<Tensor> { images };
        foreach (var segment in _segments.SkipLast(1))
        {
            using var _ = no_grad();
            inputs.Add(segment.Forward(inputs[^1]).requires_grad_());
        }

        return inputs;
    }
}
