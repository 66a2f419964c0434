using static TorchSharp.torch;

namespace ResNets.Exercises;

public static partial class Check
{
    private const double Tolerance = 1e-5;

    /// <summary>Runs an answer on fresh inputs and says whether it is right, and if not, which mistake it looks like.</summary>
    private static CheckResult Judge(
        string exercise,
        string praise,
        Func<Tensor[]> draw,
        Func<Tensor[], Tensor> answer,
        Func<Tensor[], Tensor> reference,
        params Mistake[] mistakes)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var inputs = draw();
        var expected = reference(inputs);
        Tensor found;
        try
        {
            found = answer([.. inputs.Select(input => input.clone())]);
        }
        catch (Exception error)
        {
            return Threw(exercise, error);
        }

        if (found is null)
        {
            return new CheckResult(exercise, false, "the answer is null; it has to be a tensor.");
        }

        if (Agree(found, expected))
        {
            return new CheckResult(exercise, true, praise);
        }

        var mistake = mistakes.FirstOrDefault(candidate => Agree(found, candidate.Compute(inputs)));
        return new CheckResult(exercise, false, mistake?.Message ?? Difference(found, expected));
    }

    /// <summary>The first result that is not passed, or the last of all; an answer has to be right each time it is asked.</summary>
    private static CheckResult FirstOpen(CheckResult[] results) => results.FirstOrDefault(result => !result.Passed) ?? results[^1];

    /// <summary>The word on an answer that is the one which stood there, so that nobody takes it for a judgement.</summary>
    /// <param name="found">What that answer gives; it may be a mistake that somebody made, too.</param>
    private static string NotYet(string found) => $"not answered yet: {found}";

    private static bool Agree(Tensor found, Tensor expected) =>
        found.shape.SequenceEqual(expected.shape) && found.dtype == expected.dtype
        && found.allclose(expected, rtol: Tolerance, atol: Tolerance);

    private static string Difference(Tensor found, Tensor expected) =>
        !found.shape.SequenceEqual(expected.shape)
            ? $"the shape is [{string.Join(", ", found.shape)}]; expected [{string.Join(", ", expected.shape)}]."
            : found.dtype != expected.dtype
                ? $"the type is {found.dtype}; expected {expected.dtype}."
                : $"the shape is right, but numbers differ by up to {(double)(found - expected).abs().max():G3}.";
}
