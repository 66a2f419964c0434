using ResNets.Blocks;
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
            new Mistake(inputs => inputs[0], "this is F(x) alone, a plain network: the shortcut x is missing."),
            new Mistake(inputs => F.relu(inputs[0]), "this is ReLU(F(x)), a plain network: the shortcut x is missing."),
            new Mistake(inputs => inputs[0] + inputs[1], "the ReLU after the addition is missing."),
            new Mistake(
                inputs => F.relu(inputs[0]) + inputs[1],
                "the ReLU comes before the addition; in the paper the second non-linearity is after it (figure 2)."),
            new Mistake(inputs => F.relu(inputs[0]) + F.relu(inputs[1]), "both terms are rectified before they are added."),
            new Mistake(inputs => inputs[0] * inputs[1], "the paths are multiplied; the paper adds them."));

    /// <summary>Checks option A where dimensions grow: every second row and column, zero channels after (section 3.3).</summary>
    /// <param name="answer">From x [N, C, H, W] and the number of output channels to [N, channels, H/2, W/2].</param>
    public static CheckResult ShortcutA(Func<Tensor, int, Tensor> answer) =>
        Judge(
            "shortcut option A",
            "every second row and column, and zeros for the new channels: no parameters at all.",
            () => [randn(2, 4, 8, 8)],
            inputs => answer(inputs[0], 8),
            inputs => new PaddedIdentity(4, 8, 2).call(inputs[0]),
            new Mistake(inputs => inputs[0], "this is x unchanged; its shape does not fit F(x) any more."),
            new Mistake(
                inputs => F.pad(inputs[0], [0, 0, 0, 0, 0, 4]), "the channels fit, but every second row and column is to be left out."),
            new Mistake(
                inputs => inputs[0].slice(2, 0, 8, 2).slice(3, 0, 8, 2), "the size fits, but the zero channels are missing."),
            new Mistake(
                inputs => new PaddedIdentity(4, 8, 2, ZeroPlacement.Both).call(inputs[0]),
                "half of the zeros come before the channels; in the paper all of them come after."),
            new Mistake(
                inputs => F.pad(inputs[0].slice(2, 0, 8, 2).slice(3, 0, 8, 2), [0, 0, 0, 0, 4, 0]),
                "the zeros come before the channels; in the paper they come after."),
            new Mistake(
                inputs => F.pad(F.avg_pool2d(inputs[0], 2), [0, 0, 0, 0, 0, 4]),
                "this averages 2×2 pixels; option A takes every second one."));
}
