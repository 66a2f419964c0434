using ResNets.Evaluation;

namespace Course.Evaluate;

/// <summary>What one network of an ensemble got wrong alone.</summary>
/// <param name="Weights">The file of its weights.</param>
/// <param name="Result">How many images were wrong.</param>
public sealed record NetworkResult(string Weights, TestResult Result);
