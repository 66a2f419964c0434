using static TorchSharp.torch;

namespace ResNets.Exercises;

/// <summary>A classic wrong answer.</summary>
/// <param name="Compute">What it computes from the inputs.</param>
/// <param name="Message">What is wrong about it.</param>
internal sealed record Mistake(Func<Tensor[], Tensor> Compute, string Message);
