using ResNets.Training;
using static TorchSharp.torch;

namespace ResNets.Exercises;

public static partial class Check
{
    private const double PaperRate = 0.1;

    /// <summary>Checks the per-pixel mean that section 4.2 subtracts.</summary>
    /// <param name="answer">From pixels [N, H, W, 3], uint8, to the mean image [H, W, 3], float, from 0 to 1.</param>
    public static CheckResult MeanImage(Func<Tensor, Tensor> answer) =>
        Judge(
            "per-pixel mean",
            "the mean over the images, one number for each place and channel.",
            () => [randint(0, 256, [4, 5, 6, 3]).to(ScalarType.Byte)],
            inputs => answer(inputs[0]),
            inputs => Scaled(inputs[0]).mean(new long[] { 0 }),
            new Mistake(inputs => inputs[0], NotYet("these are the pixels as they were.")),
            new Mistake(inputs => Scaled(inputs[0]), "the pixels are scaled to 0 … 1, but not averaged."),
            new Mistake(inputs => Scaled(inputs[0]).mean(new long[] { 0, 1, 2 }), "the mean runs over the wrong axes: this is one number a channel, the statistics of ImageNet's public models; the paper keeps one for each pixel."),
            new Mistake(inputs => Scaled(inputs[0]).mean(new long[] { 0, 1, 2, 3 }), "the mean runs over all axes: this is one number; keep rows, columns and channels."),
            new Mistake(inputs => Scaled(inputs[0]).mean(new long[] { 1, 2, 3 }), "the mean runs over the wrong axes: this is the brightness of each image; average over the images, axis 0."),
            new Mistake(inputs => Scaled(inputs[0]).mean(new long[] { 1, 2 }), "the mean runs over the wrong axes: this is a colour for each image; average over the images, axis 0."),
            new Mistake(inputs => Scaled(inputs[0]).mean(new long[] { 3 }), "the mean runs over the channels: these are grey images; average over the images, axis 0."),
            new Mistake(inputs => Scaled(inputs[0]).mean(new long[] { 0 }) * 255, "the mean is right, but from 0 to 255; divide by 255."),
            new Mistake(inputs => Scaled(inputs[0]).mean(new long[] { 0 }) * 255 / 256, "this divides by 256; the largest byte is 255."));

    /// <summary>Checks the standard deviation of He initialisation (arXiv 1502.01852, equation 10).</summary>
    /// <param name="answer">From input channels, output channels and the kernel's side to the standard deviation of the weights.</param>
    public static CheckResult HeDeviation(Func<int, int, int, double> answer) =>
        JudgeEach<(int In, int Out, int Kernel), double>(
            "He initialisation",
            "√(2/n) with n = k² · c, the numbers that one output looks at.",
            DrawKernels(),
            conv => $"for {conv.Kernel}×{conv.Kernel}, {conv.In} into {conv.Out} channels",
            conv => answer(conv.In, conv.Out, conv.Kernel),
            conv => Math.Sqrt(2.0 / FanIn(conv)),
            new(conv => 0, NotYet("the answer is always 0. If a formula is there: dividing whole numbers cuts off everything behind the point: write 2.0 / …")),
            new(conv => 2.0 / FanIn(conv), "this is the variance; the standard deviation is its root."),
            new(conv => Math.Sqrt(1.0 / FanIn(conv)), "this is √(1/n), made for layers without ReLU: ReLU cuts off half of the signal, hence the 2."),
            new(conv => Math.Sqrt(2.0 / (conv.Kernel * conv.Kernel * conv.Out)), "n is counted from the output channels; equation 10 keeps the forward signal and counts the inputs."),
            new(conv => Math.Sqrt(2.0 / (conv.Kernel * conv.Kernel * (conv.In + conv.Out))), "this is Glorot's mean of inputs and outputs, made for layers without ReLU."),
            new(conv => Math.Sqrt(2.0 / conv.In), "the kernel is missing: one output looks at k · k places."),
            new(conv => Math.Sqrt(2.0 / (conv.Kernel * conv.In)), "the kernel is counted along one side only; it has k · k places."),
            new(conv => 0.01, "this is the same for every layer; large layers need smaller weights."));

    /// <summary>Checks the schedule of section 4.2, scaled to a number of iterations.</summary>
    /// <param name="answer">From the iteration, from 0, and the number of all iterations (a multiple of 4) to the learning rate.</param>
    public static CheckResult LearningRate(Func<int, int, double> answer) =>
        JudgeEach<(int Iteration, int Total), double>(
            "learning rate",
            "0.1, divided by 10 at one half and again at three quarters, in closed form.",
            Draws(() => 4 * Draw(100, 4_000)).Append(4 * Draw(16_001, 30_000)).SelectMany(total => new[]
            {
                (0, total), ((total / 2) - 1, total), (total / 2, total), ((total / 2) + 1, total),
                ((3 * total / 4) - 1, total), (3 * total / 4, total), (total - 1, total),
            }).ToArray(),
            point => $"at iteration {point.Iteration} of {point.Total}",
            point => answer(point.Iteration, point.Total),
            point => Recipe.Cifar.Scaled(point.Total).LearningRateAt(point.Iteration, warm: true),
            new(point => 0, "the answer is always 0."),
            new(point => PaperRate, NotYet("the rate never drops. If it should: dividing whole numbers (iteration / total) is 0 until the end.")),
            new(point => Drops(point, i => 2 * i > point.Total, i => 4 * i > 3 * point.Total), "the drops come one iteration late: 'at' a half means that this iteration has the new rate already."),
            new(point => Drops(point, i => 2 * i >= point.Total, i => false), "the second drop is missing: at three quarters it is divided by 10 again."),
            new(point => 2 * point.Iteration >= point.Total ? 0.001 : PaperRate, "both drops come at once, at one half. If the code names three quarters: 3 / 4 divides whole numbers and is 0; write 3 * total / 4."),
            new(point => Drops(point, i => 3 * i >= point.Total, i => 3 * i >= 2 * point.Total), "the drops are at one third and two thirds; 32k and 48k of 64k are one half and three quarters."),
            new(point => Drops(point, i => i >= 32_000, i => i >= 48_000), "the drops stand at 32,000 and 48,000 whatever the number of iterations; scale them: total / 2 and 3 * total / 4."),
            new(point => PaperRate * (1 - ((double)point.Iteration / point.Total)), "the rate falls along a line; the paper's falls in two steps."));

    /// <summary>Checks one step of stochastic gradient descent with momentum and weight decay.</summary>
    /// <param name="answer">
    /// From the weights, their gradient, the velocity of the step before, the learning rate, the momentum and the weight decay
    /// to the new weights: v' = momentum · v + (g + decay · w), w' = w − rate · v'.
    /// </param>
    public static CheckResult SgdStep(Func<Tensor, Tensor, Tensor, double, double, double, Tensor> answer)
    {
        var (rate, momentum, decay) = (Draw(5, 20) / 100.0, Draw(80, 95) / 100.0, Draw(25, 40) / 100.0);
        Tensor After(Tensor[] x, double keep, double gain, double shrink) =>
            x[0] - (((x[2] * keep) + (x[1] * gain) + (x[0] * shrink)) * rate);
        return Judge(
            "a step of SGD",
            "the decay joins the gradient, the velocity remembers both, and the rate scales the velocity.",
            () => [randn(3, 4), randn(3, 4), randn(3, 4)],
            inputs => answer(inputs[0], inputs[1], inputs[2], rate, momentum, decay),
            inputs => After(inputs, momentum, 1, decay),
            new Mistake(inputs => inputs[0], NotYet("the weights are as they were.")),
            new Mistake(inputs => After(inputs, 0, 1, 0), "momentum and weight decay are missing."),
            new Mistake(inputs => After(inputs, momentum, 1, 0), "the weight decay is missing."),
            new Mistake(inputs => After(inputs, 0, 1, decay), "the momentum is missing: the velocity of the step before counts too."),
            new Mistake(inputs => After(inputs, momentum, 1, -decay), "the sign of the decay is reversed: it makes weights grow."),
            new Mistake(inputs => After(inputs, -momentum, -1, -decay), "the step goes up the gradient; subtract it."),
            new Mistake(inputs => After(inputs, momentum, 1 - momentum, decay), "the gradient is damped by 1 − momentum; here it counts in full."),
            new Mistake(inputs => After(inputs, momentum, 1 - momentum, decay * (1 - momentum)), "the gradient is damped by 1 − momentum; here it counts in full."),
            new Mistake(inputs => After(inputs, momentum / rate, 1, decay), "the rate is inside the velocity, as in Caffe; here it scales the whole velocity."),
            new Mistake(inputs => After(inputs, momentum, 1, decay / rate), "the decay is not scaled by the learning rate; add it to the gradient."),
            new Mistake(inputs => After(inputs, 1, 0, 0), "the velocity has to take in gradient and decay first."),
            new Mistake(inputs => (inputs[2] * momentum) + inputs[1] + (inputs[0] * decay), "this is the velocity; return the weights."),
            new Mistake(inputs => (inputs[2] * momentum) + inputs[1], "this is the velocity, without the decay; return the weights."),
            new Mistake(inputs => After(inputs, -momentum / rate, 1, decay), "the velocity takes in −rate · g here, and is added; the velocity of the exercise takes in the gradient, and w − rate · v' subtracts it."),
            new Mistake(inputs => After(inputs, -momentum / rate, 1, 0), "the velocity takes in −rate · g here, and the decay is missing; the velocity of the exercise takes in g + decay · w, and w − rate · v' subtracts it."));
    }

    private static long FanIn((int In, int Out, int Kernel) conv) => (long)conv.Kernel * conv.Kernel * conv.In;

    private static (int In, int Out, int Kernel)[] DrawKernels() =>
        [.. Draws(() => (Draw(3, 30), Draw(31, 90))).Select((conv, i) => (conv.Item1, conv.Item2, s_kernels[i % s_kernels.Length]))];

    private static double Drops((int Iteration, int Total) point, Func<int, bool> first, Func<int, bool> second) =>
        PaperRate / (first(point.Iteration) ? 10 : 1) / (second(point.Iteration) ? 10 : 1);
}
