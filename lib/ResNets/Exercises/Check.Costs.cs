using ResNets.Analysis;
using ResNets.Blocks;
using static TorchSharp.torch;

namespace ResNets.Exercises;

public static partial class Check
{
    private static readonly int[] s_kernels = [1, 3, 5, 7];

    /// <summary>Checks the count of weighted layers of a network of table 1.</summary>
    /// <param name="answer">From the blocks of the four stages and the convolutions of one block to the network's depth.</param>
    public static CheckResult NetworkDepth(Func<int[], int, int> answer) =>
        JudgeEach<(int[] Blocks, int Layers), int>(
            "depth of a network",
            "the first convolution, the convolutions of all blocks, and the fully connected layer.",
            Draws(() => (new[] { Draw(2, 4), Draw(2, 8), Draw(2, 36), Draw(2, 4) }, Draw(2, 3))),
            net => $"for blocks {string.Join(", ", net.Blocks)} of {net.Layers} convolutions",
            net => answer([.. net.Blocks], net.Layers),
            net => (net.Layers * net.Blocks.Sum()) + 2,
            new(net => 0, NotYet("the answer is always 0.")),
            new(net => net.Layers * net.Blocks.Sum(), "the first convolution and the fully connected layer are missing."),
            new(net => (net.Layers * net.Blocks.Sum()) + 1, "one layer is missing: there is a convolution before the blocks, and a fully connected layer after them."),
            new(net => (net.Layers * net.Blocks.Sum()) + 3, "pooling is counted; it has no weights."),
            new(net => (net.Layers * net.Blocks.Sum()) + 4, "pooling is counted; it has no weights."),
            new(net => (net.Layers * net.Blocks.Sum()) + 6, "the projections on the shortcuts are counted; the paper leaves them out."),
            new(net => net.Blocks.Sum() + 2, "these are blocks; each has several convolutions."),
            new(net => net.Layers * net.Blocks.Length + 2, "each stage is counted as one block; sum the blocks of the four stages."));

    /// <summary>Checks the multiply-adds of one convolution with padding of half its kernel.</summary>
    /// <param name="answer">
    /// From input channels, output channels, the kernel's side (odd), the side of the square input and the stride to the
    /// multiply-adds for one image.
    /// </param>
    public static CheckResult ConvolutionMultiplyAdds(Func<int, int, int, int, int, long> answer) =>
        JudgeEach<(int In, int Out, int Kernel, int Side, int Stride), long>(
            "multiply-adds of a convolution",
            "k² · c multiply-adds for each output, and an output for each channel and each place that the stride leaves.",
            DrawConvolutions(),
            conv => $"for {conv.Kernel}×{conv.Kernel}, {conv.In} into {conv.Out} channels at {conv.Side}×{conv.Side}, stride {conv.Stride}",
            conv => answer(conv.In, conv.Out, conv.Kernel, conv.Side, conv.Stride),
            Count,
            new(conv => 0, NotYet("the answer is always 0.")),
            new(conv => Cost(conv, conv.Side), "the places of the input are counted; with a stride of 2 only every second row and column has an output."),
            new(conv => Cost(conv, conv.Side / conv.Stride), "an odd side loses half a pixel here: with padding, 7 places at stride 2 give 4 outputs, so round up."),
            new(conv => Count(conv) * 2, "a multiplication and its addition are counted as two; the paper counts the pair as one."),
            new(conv => Count(conv) / conv.Kernel, "the kernel is counted along one side only; it has k · k places."),
            new(conv => Count(conv) / (conv.Kernel * conv.Kernel), "the kernel is missing: every output looks at k · k places."),
            new(conv => Count(conv) / conv.In, "the input channels are missing: every output looks at all of them."),
            new(conv => Count(conv) / conv.Out, "this is one output channel; the layer has several."),
            new(conv => (long)conv.Kernel * conv.Kernel * conv.In * conv.Out, "these are the weights; each of them works at every place of the output."));

    /// <summary>Checks the multiply-adds of a stage's first bottleneck, whose stride is on the 1×1 or on the 3×3 convolution.</summary>
    /// <param name="answer">
    /// From input channels, planes, the side of the input (even) and whether the stride is on the first 1×1 (else on the 3×3) to
    /// the multiply-adds of the three convolutions for one image, the shortcut left out.
    /// </param>
    public static CheckResult StridedBottleneckMultiplyAdds(Func<int, int, int, bool, long> answer) =>
        JudgeEach<(int In, int Planes, int Side, bool First), long>(
            "multiply-adds of a stage's first bottleneck",
            "the later the stride, the longer the full resolution is paid for: v1.5 computes the 1×1 at four times as many places.",
            Draws(() => (Draw(16, 64), Draw(4, 15), 2 * Draw(4, 14)))
                .SelectMany(block => new[] { (block.Item1, block.Item2, block.Item3, true), (block.Item1, block.Item2, block.Item3, false) }).ToArray(),
            block => $"for {block.In} channels, {block.Planes} planes, side {block.Side}, stride on the {(block.First ? "first 1×1" : "3×3")}",
            block => answer(block.In, block.Planes, block.Side, block.First),
            Count,
            new(block => 0, NotYet("the answer is always 0.")),
            new(block => Cost(block, 4, 4, 4), "this is the block without its stride: the resolution halves on the way."),
            new(block => Cost(block, 1, 1, 1), "this has the stride on the first 1×1 in both cases; on the 3×3, the 1×1 before it still works at the full resolution."),
            new(block => Cost(block, 4, 1, 1), "this has the stride on the 3×3 in both cases; on the first 1×1, everything after it works at half the resolution."),
            new(block => Cost(block, block.First ? 4 : 1, 1, 1), "the two cases are swapped."),
            new(block => Cost(block, block.First ? 1 : 4, block.First ? 1 : 4, 1), "the 3×3 is counted at its input; a convolution of stride 2 works once for each output."),
            new(block => Cost(block, block.First ? 1 : 4, 1, 1) + (Places(block) * block.In * 4 * block.Planes), "the projection is counted; this is about the three convolutions."),
            new(block => Cost(block, block.First ? 1 : 4, 1, 1) - (3 * Places(block) * block.Planes * block.Planes), "the last 1×1 expands to 4p channels, not to p."));

    private static (int In, int Out, int Kernel, int Side, int Stride)[] DrawConvolutions()
    {
        var isOdd = false;
        return Draws(() =>
        {
            isOdd = !isOdd;
            return (Draw(2, 9), Draw(10, 20), Side: (2 * Draw(4, 12)) + (isOdd ? 1 : 0));
        }).SelectMany((conv, i) => s_strides.Select(stride =>
            (conv.Item1, conv.Item2, s_kernels[i % s_kernels.Length], conv.Side, stride))).ToArray();
    }

    private static long Count((int In, int Out, int Kernel, int Side, int Stride) conv)
    {
        using var layer = nn.Conv2d(conv.In, conv.Out, conv.Kernel, stride: conv.Stride, padding: conv.Kernel / 2, bias: false);
        return NetworkSummary.Of(layer, "convolution", conv.In, conv.Side, conv.Side).Macs;
    }

    private static long Cost((int In, int Out, int Kernel, int Side, int Stride) conv, int outSide) =>
        (long)outSide * outSide * conv.Kernel * conv.Kernel * conv.In * conv.Out;

    private static long Count((int In, int Planes, int Side, bool First) block)
    {
        var placement = block.First ? StridePlacement.First : StridePlacement.Middle;
        using var module = new Bottleneck(block.In, block.Planes, 2, new BlockOptions(Shortcut.None, Stride: placement));
        return NetworkSummary.Of(module, "bottleneck", block.In, block.Side, block.Side).Macs;
    }

    private static long Places((int In, int Planes, int Side, bool First) block) => (long)block.Side * block.Side / 4;

    /// <summary>The three convolutions at so many times the places of the block's output.</summary>
    private static long Cost((int In, int Planes, int Side, bool First) block, int reduce, int middle, int expand) =>
        Places(block) * block.Planes * ((reduce * block.In) + (9L * middle * block.Planes) + (4L * expand * block.Planes));
}
