using ResNets.Analysis;
using ResNets.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ResNets.Exercises;

public static partial class Check
{
    /// <summary>Checks the bytes of all convolutions' outputs in a network of section 4.2 on 32×32 images.</summary>
    /// <param name="answer">From the n of 6n+2 and the number of images in a batch to bytes.</param>
    public static CheckResult ActivationBytes(Func<int, int, long> answer) =>
        JudgeEach<(int N, int Images), long>(
            "bytes of activations",
            "the stem and 2n convolutions a stage; a map of a stage has half the numbers of one of the stage before.",
            Draws(() => (Draw(1, 4), Draw(2, 64))),
            net => $"for n = {net.N} and {net.Images} images",
            net => answer(net.N, net.Images),
            net => net.Images * ConvolutionBytes(net.N),
            new(net => 0, NotYet("the answer is always 0.")),
            new(net => Maps(net.N, 1, 0.5, 0.25) / 4 * net.Images, "these are numbers; each is a float of four bytes."),
            new(net => Maps(net.N, 1, 0.5, 0.25), "this is one image; every image of the batch has its own activations."),
            new(net => (Maps(net.N, 1, 0.5, 0.25) - 65_536) * net.Images, "the convolution of the stem is missing: its output is 16×32×32 too."),
            new(net => Maps(net.N, 1, 1, 1) * net.Images, "all stages are counted alike: halving the side quarters the pixels, while the channels only double."),
            new(net => Maps(net.N, 1, 0.25, 0.0625) * net.Images, "the channels stay 16 here; they double at each stage, to 32 and 64."),
            new(net => Maps(net.N, 1, 2, 4) * net.Images, "the side stays 32 here; it halves at each stage, to 16 and 8."),
            new(net => Maps(net.N / 2.0, 1, 0.5, 0.25) * net.Images, "a stage has n blocks of two convolutions each: 2n outputs, not n."));

    /// <summary>Checks the number of segments that needs the least memory.</summary>
    /// <param name="answer">
    /// From the number N of equal blocks and the maps c that a block keeps to the whole number S of segments, from 1 to N, at
    /// which S + cN/S is least.
    /// </param>
    public static CheckResult BestSegments(Func<int, double, int> answer) =>
        JudgeEach<(int Blocks, double Kept), int>(
            "the best number of segments",
            "√(cN), to the better of its two neighbours: there both terms are equal.",
            [.. Draws(DrawDepth), (100, 4.25), (4, 9.5)],
            net => $"for {net.Blocks} blocks that keep {Text(net.Kept)} maps each",
            net => answer(net.Blocks, net.Kept),
            net => Enumerable.Range(1, net.Blocks).MinBy(segments => segments + (net.Kept * net.Blocks / segments)),
            new(net => 1, NotYet("the answer is always 1: that keeps everything, cN maps.")),
            new(net => net.Blocks, "this is a segment for every block: the inputs of all blocks are kept, N maps."),
            new(net => Nearest(Math.Sqrt(net.Blocks), net.Blocks), "this is √N: a block keeps c maps for its backward pass and a boundary only one, so it is √(cN)."),
            new(net => Nearest(Math.Sqrt(net.Blocks / net.Kept), net.Blocks), "this is √(N/c); set the derivative of S + cN/S to zero: S² = cN."),
            new(net => (int)Math.Sqrt(net.Kept * net.Blocks), "a network cannot have more segments than blocks, and the root is cut off instead of rounded to the better neighbour."),
            new(net => Math.Min(net.Blocks, (int)Math.Sqrt(net.Kept * net.Blocks)), "the root is cut off; the whole number above it may need less."),
            new(net => (int)Math.Round(Math.Sqrt(net.Kept * net.Blocks)), "a network cannot have more segments than blocks."));

    /// <summary>Checks the backward pass through a segment that runs again.</summary>
    /// <param name="answer">
    /// From the segment, its kept input x [N, C, H, W] and the gradient of its output to the gradient of x; the gradients of
    /// the segment's weights are added to theirs.
    /// </param>
    public static CheckResult BackwardThrough(Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> answer)
    {
        using var segment = DrawSegment();
        return Judge(
            "backward through a segment",
            "run the segment again with gradients, and send the gradient of its output back.",
            () => [randn(2, 3, 6, 6), randn(2, 3, 6, 6)],
            inputs => Asked(answer, segment, inputs),
            inputs => Gradients(segment, inputs[0], inputs[1]),
            new Mistake(inputs => InputOnly(inputs[1], segment), NotYet("this is the gradient of the segment's output, unchanged; it has to go back through the segment.")),
            new Mistake(inputs => Gradients(segment, inputs[0], ones_like(inputs[1])), "this begins with ones, as if the segment's output were summed to the loss; begin with the gradient that is given."),
            new Mistake(inputs => InputOnly(Gradients(segment, inputs[0], inputs[1]), inputs[0], segment), "the gradient of x is right, but the weights of the segment have got none; autograd.backward fills both."),
            new Mistake(inputs => InputOnly(segment.call(inputs[0]), segment), "this is the segment's output; asked for is the gradient of its input."),
            new Mistake(inputs => InputOnly(zeros_like(inputs[0]), segment), "the answer is all zeros."));
    }

    /// <summary>Checks the reading of four errors.</summary>
    /// <param name="answer">
    /// From training and test error of a shallow and of a deep network to <c>degradation</c> (the deep one trains worse),
    /// <c>overfitting</c> (it does not, but tests worse) or <c>better</c> (neither).
    /// </param>
    public static CheckResult WhatDepthDid(Func<double, double, double, double, string> answer) =>
        JudgeEach<(double Train, double Test, double DeepTrain, double DeepTest), string>(
            "what depth did",
            "a higher training error is degradation; an equal or lower one with a higher test error is overfitting.",
            [(12, 30, 20, 35), (20, 28, 12, 35), (20, 35, 12, 28), (12, 35, 20, 30), (12, 30, 12, 35), (0, 7, 0, 7), .. Draws(DrawDepths)],
            e => $"for {Text(e.Train)}% training and {Text(e.Test)}% test error shallow, {Text(e.DeepTrain)}% and {Text(e.DeepTest)}% deep",
            e => answer(e.Train, e.Test, e.DeepTrain, e.DeepTest) ?? "nothing",
            e => e.DeepTrain > e.Train ? "degradation" : e.DeepTest > e.Test ? "overfitting" : "better",
            new(e => "better", NotYet("the answer is always better.")),
            new(e => e.DeepTest > e.Test ? "degradation" : "better", "this looks at the test error only; degradation is a higher error on the training images."),
            new(e => e.DeepTest > e.Test ? "overfitting" : "better", "this looks at the test error only, and calls degradation overfitting: an overfitted network is good on its training images."),
            new(e => e.DeepTest > e.Test ? e.DeepTrain > e.Train ? "degradation" : "overfitting" : "better", "a deep network that trains worse is degraded even where its test error is no higher."),
            new(e => e.DeepTrain > e.Train ? "overfitting" : e.DeepTest > e.Test ? "degradation" : "better", "the two words are exchanged: overfitting leaves the training error low."),
            new(e => e.DeepTest - e.DeepTrain > e.Test - e.Train ? "overfitting" : e.DeepTrain > e.Train ? "degradation" : "better", "this compares the gaps; a network that trains worse is degraded, whatever its gap."));

    private static (double Train, double Test, double DeepTrain, double DeepTest) DrawDepths() =>
        (Draw(0, 40), Draw(20, 60), Draw(0, 40), Draw(20, 60));

    /// <summary>Bytes of the outputs of all convolutions for one image, as the library counts them.</summary>
    private static long ConvolutionBytes(int n)
    {
        using var net = ResNet.Create(Variants.Find($"resnet-{(6 * n) + 2}").Name);
        return NetworkSummary.Of(net).Layers
            .Where(layer => layer.Name.Contains("conv", StringComparison.Ordinal)).Sum(layer => layer.ActivationBytes);
    }

    /// <summary>Bytes of the stem's output and of 2n outputs a stage, given their sizes relative to the stem's.</summary>
    private static long Maps(double n, params double[] stages) => (long)(65_536 * (1 + (2 * n * stages.Sum())));

    /// <summary>A network whose √(cN) is not halfway between two whole numbers, where either would do.</summary>
    private static (int Blocks, double Kept) DrawDepth()
    {
        while (true)
        {
            var (blocks, kept) = (Draw(90, 900), Draw(2, 9) + 0.25);
            var root = Math.Sqrt(blocks * kept);
            if (Math.Abs(root - Math.Floor(root) - 0.5) > 0.05)
            {
                return (blocks, kept);
            }
        }
    }

    private static int Nearest(double value, int most) => Math.Clamp((int)Math.Round(value), 1, most);

    private static Module<Tensor, Tensor> DrawSegment() =>
        Sequential(Conv2d(3, 4, 3, padding: 1), Tanh(), Conv2d(4, 3, 3, padding: 1));

    /// <summary>What an answer makes of a segment: the gradients of x and of all weights in one row.</summary>
    private static Tensor Asked(
        Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> answer, Module<Tensor, Tensor> segment, Tensor[] inputs)
    {
        using var _ = enable_grad();
        segment.zero_grad();
        var found = answer(segment, inputs[0], inputs[1]);
        if (found is not null && !found.shape.SequenceEqual(inputs[0].shape))
        {
            throw new ArgumentException($"the gradient is [{string.Join(", ", found.shape)}]; that of x is [{string.Join(", ", inputs[0].shape)}].");
        }

        return found is null ? null! : Row(found.detach(), segment);
    }

    private static Tensor Gradients(Module<Tensor, Tensor> segment, Tensor x, Tensor gradient)
    {
        using var _ = enable_grad();
        segment.zero_grad();
        var input = x.detach().clone().requires_grad_();
        autograd.backward(segment.call(input), gradient);
        return Row(input.grad!, segment);
    }

    /// <summary>The gradient of x, with no gradient in any weight.</summary>
    private static Tensor InputOnly(Tensor gradients, Tensor x, Module<Tensor, Tensor> segment) =>
        InputOnly(gradients.narrow(0, 0, x.numel()), segment);

    private static Tensor InputOnly(Tensor gradient, Module<Tensor, Tensor> segment)
    {
        segment.zero_grad();
        return Row(gradient, segment);
    }

    private static Tensor Row(Tensor gradient, Module<Tensor, Tensor> segment) =>
        cat([gradient.flatten(), .. segment.parameters().Select(weights => (weights.grad ?? zeros_like(weights)).flatten())], 0);
}
