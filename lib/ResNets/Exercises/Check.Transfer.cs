using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Exercises;

/// <content>Features for another task.</content>
public static partial class Check
{
    /// <summary>Checks global average pooling: the features that a network hands to its last layer.</summary>
    /// <param name="answer">From feature maps [N, C, H, W] to features [N, C].</param>
    public static CheckResult GlobalAverage(Func<Tensor, Tensor> answer) =>
        Judge(
            "global average pooling",
            "one number for each channel: its mean over all places.",
            () => [randn(3, 5, 4, 6)],
            inputs => answer(inputs[0]),
            inputs => inputs[0].mean([2, 3]),
            new Mistake(inputs => inputs[0], "these are the maps as they were, [N, C, H, W]."),
            new Mistake(inputs => inputs[0].flatten(1), NotYet("this keeps every place: C · H · W numbers an image, and another number for images of another size.")),
            new Mistake(inputs => inputs[0].mean([1, 2]), "the mean is over channels and rows; places are rows and columns, axes 2 and 3."),
            new Mistake(inputs => inputs[0].mean([2, 3], keepdim: true), "the numbers are right, but the shape is [N, C, 1, 1]; the last layer takes [N, C]."),
            new Mistake(inputs => inputs[0].sum([2, 3]), "this is the sum over the places; it grows with the size of the image. Take the mean."),
            new Mistake(inputs => inputs[0].flatten(2).amax([2]), "this is the largest place; the paper pools the average."));

    /// <summary>Checks batch normalization that is frozen: a fixed scale and offset for each channel (appendix A).</summary>
    /// <param name="answer">From x [N, C, H, W], running mean, running variance, scale and shift, each [C], to y as x.</param>
    public static CheckResult FrozenNormalization(Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> answer) =>
        Judge(
            "frozen batch normalization",
            "γ(x − μ)/√(σ² + ε) + β with fixed numbers: a linear map for each channel, whatever the batch.",
            () => [randn(3, 4, 2, 5), randn(4), rand(4) + 0.5, randn(4), randn(4)],
            inputs => Advised(
                () => answer(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4]),
                DoesNotBroadcast,
                "`v.reshape(1, -1, 1, 1)` lets one number a channel meet [N, C, H, W]."),
            inputs => F.batch_norm(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], training: false),
            new Mistake(inputs => inputs[0], NotYet("this is x unchanged.")),
            new Mistake(
                inputs => F.batch_norm(inputs[0], inputs[1].clone(), inputs[2].clone(), inputs[3], inputs[4], training: true),
                "this uses the mean and variance of the batch; frozen means the running ones."),
            new Mistake(inputs => Affine(inputs, inputs[2]), "this divides by the variance; take its root."),
            new Mistake(inputs => Affine(inputs, ones(4)), "the mean is subtracted, but nothing is divided by."),
            new Mistake(
                inputs => (inputs[0] - Channels(inputs[1])) / Channels((inputs[2] + 1e-5).sqrt()),
                "the learned scale γ and shift β are missing; they stay, fixed, as they were learned."));

    /// <summary>Checks a relative gain in percent (section 4.3).</summary>
    /// <param name="answer">From a score before and after to the gain in percent of the one before.</param>
    public static CheckResult RelativeGain(Func<double, double, double> answer) =>
        JudgeEach<(double Before, double After), double>(
            "relative gain",
            "the difference in percent of what was there before.",
            Draws(() => (Draw(100, 400) / 10.0, Draw(410, 900) / 10.0)),
            scores => $"from {scores.Before} to {scores.After}",
            scores => answer(scores.Before, scores.After),
            scores => 100 * (scores.After - scores.Before) / scores.Before,
            new(scores => 0, "the answer is always 0."),
            new(scores => scores.After - scores.Before, NotYet("this is the absolute gain, in points; the relative one is in percent of the score before.")),
            new(scores => 100 * (scores.After - scores.Before) / scores.After, "this divides by the score after; relative to what was there before."),
            new(scores => (scores.After - scores.Before) / scores.Before, "this is a fraction; give percent."),
            new(scores => 100 * scores.After / scores.Before, "this is the ratio in percent; the gain is what exceeds 100."));

    private static Tensor Affine(Tensor[] inputs, Tensor divisor) =>
        ((inputs[0] - Channels(inputs[1])) / Channels(divisor) * Channels(inputs[3])) + Channels(inputs[4]);

    private static Tensor Channels(Tensor values) => values.reshape(1, -1, 1, 1);
}
