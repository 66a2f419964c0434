using ResNets.Blocks;
using ResNets.Networks;

namespace ResNets.Exercises;

public static partial class Check
{
    /// <summary>Checks a formula for the parameters of a plain block: two 3×3 convolutions, each with batch normalization.</summary>
    /// <param name="answer">From input channels and planes to the number of parameters.</param>
    public static CheckResult BlockParameters(Func<int, int, long> answer) =>
        JudgeEach<(int In, int Planes), long>(
            "parameters of a plain block",
            "nine weights for each pair of channels, and two numbers for each channel that is normalized.",
            Draws(() => (Draw(2, 20), Draw(21, 40))),
            block => $"for {block.In} channels into {block.Planes} planes",
            block => answer(block.In, block.Planes),
            block =>
            {
                using var plain = new BasicBlock(block.In, block.Planes, 1, new BlockOptions(Shortcut.None));
                return plain.parameters().Sum(parameter => parameter.numel());
            },
            new(block => 0, NotYet("the answer is always 0.")),
            new(block => Weights(block), "the batch normalizations are missing: each has a scale and a shift for every channel."),
            new(block => Weights(block) + (2L * block.Planes), "only one normalization, or half of each, is counted: two of them have two numbers a channel each."),
            new(block => Weights(block) + (6L * block.Planes), "the convolutions have no bias: the normalization after each would remove it."),
            new(block => Weights(block) + (8L * block.Planes), "the running mean and variance are counted too; they are measured, not learned, and so no parameters."),
            new(block => (18L * block.In * block.Planes) + (4L * block.Planes), "both convolutions are counted from the block's input; the second has as many channels in as out."),
            new(block => (18L * block.Planes * block.Planes) + (4L * block.Planes), "both convolutions are counted from planes to planes; the first begins with the block's input."),
            new(block => Weights(block) / 9 + (4L * block.Planes), "each kernel is 3×3: nine weights for each pair of channels."));

    /// <summary>Checks how many parameters option B has more than option A in a network of section 4.2.</summary>
    /// <param name="answer">From the width, the filters of the first stage, to the number of parameters.</param>
    public static CheckResult ExtraParametersOfB(Func<int, long> answer) =>
        JudgeEach<int, long>(
            "what option B costs",
            "two projections, w to 2w and 2w to 4w, each with its normalization: 10w² + 12w.",
            Draws(() => Draw(2, 40)),
            width => $"for width {width}",
            answer,
            width => Parameters(Shortcut.B, width) - Parameters(Shortcut.A, width),
            new(width => 0, NotYet("the answer is always 0; a projection has weights.")),
            new(width => 10L * width * width, "the normalization on each projection is missing: it has two numbers a channel."),
            new(width => (10L * width * width) + (6L * width), "each normalization has a scale and a shift: two numbers a channel."),
            new(width => (10L * width * width) + (18L * width), "a bias is counted as well; a projection has none."),
            new(width => (90L * width * width) + (12L * width), "the projections are counted as 3×3; they are 1×1."),
            new(width => (2L * width * width) + (4L * width), "this is the first projection only; the third stage begins with another, from 2w to 4w."),
            new(width => Parameters(Shortcut.C, width) - Parameters(Shortcut.A, width), "this is option C, with a projection on every block of three."));

    /// <summary>Checks the multiply-adds of a bottleneck inside a stage, with an identity or a projection on its shortcut.</summary>
    /// <param name="answer">
    /// From planes, the side of the feature map and whether the shortcut is a projection to multiply-adds of one image. The
    /// block has 4 · planes channels at both ends.
    /// </param>
    public static CheckResult BottleneckMultiplyAdds(Func<int, int, bool, long> answer) =>
        JudgeEach<(int Planes, int Side, bool Projected), long>(
            "multiply-adds of a bottleneck",
            "17p² a pixel with the identity, 33p² with a projection: nearly double, because the shortcut joins the two wide ends.",
            Draws(() => (Draw(2, 32), Draw(7, 28))).SelectMany(size => new[] { (size.Item1, size.Item2, false), (size.Item1, size.Item2, true) }).ToArray(),
            block => $"for {block.Planes} planes at {block.Side}×{block.Side}, {(block.Projected ? "projection" : "identity")}",
            block => answer(block.Planes, block.Side, block.Projected),
            block => Cost(block, 17, 16),
            new(block => 0, NotYet("the answer is always 0.")),
            new(block => Cost(block, 17, 0), "the projection is missing: it works on 4p channels at both ends."),
            new(block => Cost(block, 17, 1), "the projection is counted from p to p channels; the shortcut joins the wide ends, 4p to 4p."),
            new(block => Cost(block, 17, 4), "the projection is counted from p to 4p channels; the input has 4p too."),
            new(block => Cost(block, 17, 144), "the projection is counted as 3×3; it is 1×1."),
            new(block => Cost(block, 11, 1), "the wide ends are counted with p channels; they have 4p."),
            new(block => Cost(block, 9, 16), "the 1×1 convolutions that reduce and expand are missing."),
            new(block => Cost(block, 17, 16) / ((long)block.Side * block.Side), "these are weights; each of them works at every pixel of the feature map."),
            new(block => Cost(block, 17, 16) / block.Side, "the feature map has side × side pixels."));

    private static long Weights((int In, int Planes) block) => 9L * block.Planes * (block.In + block.Planes);

    private static long Cost((int Planes, int Side, bool Projected) block, long residual, long shortcut) =>
        (long)block.Side * block.Side * block.Planes * block.Planes * (residual + (block.Projected ? shortcut : 0));

    private static long Parameters(Shortcut option, int width)
    {
        using var net = ResNet.Create("resnet-8", option, width);
        return net.parameters().Sum(parameter => parameter.numel());
    }
}
