namespace ResNets.Analysis;

/// <summary>What a network without one of its blocks can still do.</summary>
/// <param name="Block">The block's number in order, from 1.</param>
/// <param name="Name">Its key, such as <c>layer2.0</c>.</param>
/// <param name="Error">The error without it in percent; null where it cannot be left out.</param>
public sealed record Lesion(int Block, string Name, double? Error);
