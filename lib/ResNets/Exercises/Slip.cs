namespace ResNets.Exercises;

/// <summary>A classic wrong answer to a question whose answer is a number or a word, not a tensor.</summary>
/// <typeparam name="TCase">What the question is asked about.</typeparam>
/// <typeparam name="TAnswer">What the answer is.</typeparam>
/// <param name="Compute">What it gives in a case.</param>
/// <param name="Message">What is wrong about it.</param>
internal sealed record Slip<TCase, TAnswer>(Func<TCase, TAnswer> Compute, string Message);
