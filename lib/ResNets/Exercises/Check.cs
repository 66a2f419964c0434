using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Exercises;

/// <summary>
/// Checks of the course's exercises: the answer is run on fresh random inputs, compared with a reference, and a wrong one is
/// compared with the classic mistakes, to name the one that was made.
/// </summary>
public static partial class Check
{
    /// <summary>Checks the end of a residual block: y = ReLU(F(x) + x) (equation 1 and figure 2).</summary>
    /// <param name="answer">From F(x) and x, both [N, C, H, W], to y of the same shape.</param>
    public static CheckResult ResidualSum(Func<Tensor, Tensor, Tensor> answer) =>
        Judge(
            "ReLU(F(x) + x)",
            "the shortcut is added first, and the ReLU comes after the addition.",
            () => [randn(2, 3, 5, 5), randn(2, 3, 5, 5)],
            inputs => answer(inputs[0], inputs[1]),
            inputs => F.relu(inputs[0] + inputs[1]),
            new Mistake(inputs => inputs[0], NotYet("this is F(x) alone, a plain network: the shortcut x is missing.")),
            new Mistake(inputs => F.relu(inputs[0]), "this is ReLU(F(x)), a plain network: the shortcut x is missing."),
            new Mistake(inputs => inputs[0] + inputs[1], "the ReLU after the addition is missing."),
            new Mistake(
                inputs => F.relu(inputs[0]) + inputs[1],
                "the ReLU comes before the addition; in the paper the second non-linearity is after it (figure 2)."),
            new Mistake(inputs => F.relu(inputs[0]) + F.relu(inputs[1]), "both terms are rectified before they are added."),
            new Mistake(inputs => inputs[0] * inputs[1], "the paths are multiplied; the paper adds them."),
            new Mistake(inputs => F.relu(inputs[0] * inputs[1]), "the ReLU is right, but the paths are multiplied; the paper adds them."),
            new Mistake(inputs => F.relu(inputs[0] - inputs[1]), "x is subtracted from F(x); the paper adds it."),
            new Mistake(inputs => F.relu(inputs[1] - inputs[0]), "F(x) is subtracted from x; the paper adds it."));
}
