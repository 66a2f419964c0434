using System.Collections.Immutable;

namespace ResNets.Analysis;

/// <summary>What one layer costs for one image.</summary>
/// <param name="Name">The module's name, which is the prefix of its state-dict keys: <c>layer1.0.conv1</c>.</param>
/// <param name="Output">The shape of its output without the batch: [C, H, W], or [classes].</param>
/// <param name="Parameters">Its trainable numbers.</param>
/// <param name="Macs">
/// Multiply-adds, which the paper calls FLOPs (table 1): of convolutions and linear layers; normalization, pooling,
/// additions and biases are left out, as in the paper.
/// </param>
/// <param name="ActivationBytes">Bytes of its output.</param>
public sealed record LayerCost(
    string Name, ImmutableArray<long> Output, long Parameters, long Macs, long ActivationBytes);
