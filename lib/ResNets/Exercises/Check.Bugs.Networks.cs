using ResNets.Blocks;
using ResNets.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Exercises;

/// <content>Bugs of public implementations in how a network is built.</content>
public static partial class Check
{
    /// <summary>Checks that stages 2 and 3 of a CIFAR network begin with stride 2 (section 4.2), and no other block has it.</summary>
    /// <param name="answer">From n to 3n blocks of the library, [N, 16, 32, 32] to [N, 64, 8, 8].</param>
    public static CheckResult StageStrides(Func<int, nn.Module<Tensor, Tensor>> answer) =>
        JudgeEach<int, string>(
            "where stages begin",
            "32×32, 16×16, 8×8: the first block of stages 2 and 3 has stride 2, and no other.",
            [1, 2, 3],
            n => $"for n = {n}, by the side of every block's output",
            n => SidesIn(answer(n)),
            n => Sides(n, (stage, block) => stage > 0 && block == 0),
            new(n => Sides(n, (_, _) => false), "no block has a stride: stages 2 and 3 have to begin with stride 2. Nothing fails without, because global average pooling takes a map of any size."),
            new(n => Sides(n, (_, block) => block == 0), "the first stage begins with stride 2 too; it works at the 32×32 of the image."),
            new(n => Sides(n, (stage, _) => stage > 0), "every block of stages 2 and 3 has stride 2; only the first of each halves the map."),
            new(n => Sides(n, (stage, block) => stage == 1 && block == 0), "stage 3 still works at 16×16; it begins with stride 2 too."),
            new(n => Sides(n, (stage, block) => stage == 2 && block == 0), "stage 2 still works at 32×32; it begins with stride 2 too."),
            new(n => Sides(n, (stage, block) => stage > 0 && block == n - 1), "the last block of stages 2 and 3 has the stride; it belongs to the first, where the channels double."));

    /// <summary>Checks the blocks per stage of table 1.</summary>
    /// <param name="answer">From 18, 34, 50, 101 or 152 layers to the blocks of conv2_x to conv5_x.</param>
    public static CheckResult BlocksOfTable1(Func<int, int[]> answer) =>
        JudgeEach<int, string>(
            "blocks per stage",
            "the blocks of table 1; with two or three layers each, the first convolution and the last layer they make the depth.",
            [.. Paper.Table1.Select(row => row.Depth)],
            depth => $"for {depth} layers",
            depth => string.Join(", ", answer(depth)),
            Blocks,
            new(depth => depth == 152 ? "3, 4, 36, 3" : Blocks(depth), "3, 4, 36, 3 has 46 blocks of three layers: with the first and the last that is 140 layers, not 152. One more stage is deeper than in 101 layers."),
            new(depth => depth == 152 ? Blocks(101) : Blocks(depth), "152 layers have the blocks of 101 now."),
            new(depth => depth == 152 ? "3, 8, 23, 3" : Blocks(depth), "conv3_x is right; conv4_x of 152 layers has more blocks than that of 101."));

    /// <summary>Checks a 3×3 convolution, its normalization and ReLU (section 3.4).</summary>
    /// <param name="answer">From input channels, output channels and stride to the three layers.</param>
    public static CheckResult NormalizedConvolution(Func<int, int, int, nn.Module<Tensor, Tensor>> answer)
    {
        const string Exercise = "convolution, normalization, ReLU";
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        try
        {
            var module = answer(4, 8, 2);
            var wrong = module is null ? "the answer is null; it has to be a module." : WhatIsWrongIn(module);
            return new CheckResult(Exercise, wrong is null, wrong ?? "no bias: the normalization after the convolution subtracts it again, and has a shift of its own.");
        }
        catch (Exception error)
        {
            return Threw(Exercise, error);
        }
    }

    /// <summary>Checks the multiply-adds of a 3×3 convolution inside a stage.</summary>
    /// <param name="answer">From the side of the feature map and its channels, in and out, to multiply-adds of one image.</param>
    public static CheckResult ConvolutionCost(Func<int, int, long> answer) =>
        JudgeEach<(int Side, int Planes), long>(
            "multiply-adds of a layer",
            "nine for each pixel and pair of channels: half the side and twice the channels leave it as it is, because both are squared.",
            Draws(() => (Draw(7, 56), Draw(16, 128))),
            layer => $"for {layer.Planes} channels at {layer.Side}×{layer.Side}",
            layer => answer(layer.Side, layer.Planes),
            layer => 9L * layer.Side * layer.Side * layer.Planes * layer.Planes,
            new(layer => 0, "the answer is always 0."),
            new(layer => (long)layer.Side * layer.Planes, "this is side times channels: 56·64 = 28·128 holds, but is not what a layer costs. It works at every pixel, side × side of them, and joins every pair of channels."),
            new(layer => 9L * layer.Side * layer.Planes, "the kernel is counted, but pixels are side × side, and the layer joins every pair of channels."),
            new(layer => (long)layer.Side * layer.Side * layer.Planes * layer.Planes, "the nine weights of a 3×3 kernel are missing."),
            new(layer => 9L * layer.Side * layer.Side * layer.Planes, "every output channel looks at every input channel: the channels are squared."),
            new(layer => 9L * layer.Side * layer.Planes * layer.Planes, "the feature map has side × side pixels."),
            new(layer => 9L * layer.Planes * layer.Planes, "these are weights; each of them works at every pixel."));

    /// <summary>Checks which network has the parameters of the table in circulation: the CIFAR adaptation.</summary>
    /// <param name="answer">From a name of table 1 to a network, which the check disposes.</param>
    public static CheckResult CirculatingNetwork(Func<string, ResNet> answer) =>
        JudgeEach<int, long>(
            "whose parameters are these?",
            "a 3×3 stem and 10 classes: the networks of table 1 as adapted to CIFAR-10, not those of table 1.",
            [18, 34],
            depth => $"for resnet-{depth}, in parameters",
            depth =>
            {
                using var net = answer($"resnet-{depth}");
                return net.parameters().Sum(parameter => parameter.numel());
            },
            depth => Known(depth).CifarStem,
            new(depth => Known(depth).B, "this is the network of table 1: its last layer has 1000 classes, and its first convolution is 7×7."),
            new(depth => Known(depth).B - LastLayer(1000) + LastLayer(10), "the classes are right; the first convolution is still 7×7."),
            new(depth => Known(depth).CifarStem - LastLayer(10) + LastLayer(1000), "the stem is right; the last layer still has 1000 classes."));

    private static string Blocks(int depth) => string.Join(", ", Paper.Table1.Single(row => row.Depth == depth).BlocksPerStage);

    private static ImageNetCounts Known(int depth) => KnownCounts.ImageNet.Single(counts => counts.Depth == depth);

    /// <summary>Weights and biases from the 512 features of a network of basic blocks.</summary>
    private static long LastLayer(int classes) => 513L * classes;

    private static string Sides(int n, Func<int, int, bool> hasStride)
    {
        var side = 32;
        return string.Join(' ', Enumerable.Range(0, 3 * n).Select(i => side = hasStride(i / n, i % n) ? (side + 1) / 2 : side));
    }

    /// <summary>The sides of what each block puts out, for an image of 32×32.</summary>
    private static string SidesIn(nn.Module<Tensor, Tensor> body)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var sides = new List<long>();
        foreach (var block in body.modules().OfType<BasicBlock>())
        {
            block.register_forward_hook((_, _, y) =>
            {
                sides.Add(y.shape[2]);
                return y;
            });
        }

        body.call(zeros(2, 16, 32, 32));
        return string.Join(' ', sides);
    }

    private static string? WhatIsWrongIn(nn.Module<Tensor, Tensor> module)
    {
        var parts = module.modules().Append(module).Distinct().ToArray();
        if (parts.OfType<Conv2d>().ToArray() is not [var convolution] || convolution.weight.shape is not [8, 4, 3, 3])
        {
            return "expected one 3×3 convolution from all input to all output channels.";
        }

        if (convolution.bias is not null)
        {
            return "the convolution has a bias; the normalization after it subtracts the mean, and the bias with it: write bias: false.";
        }

        var x = randn(2, 4, 6, 6);
        var convolved = F.conv2d(x, convolution.weight, strides: [2, 2], padding: [1, 1]);
        var expected = F.relu(nn.BatchNorm2d(8).call(convolved));
        var found = module.call(x);
        return Agree(found, expected) ? null
            : Agree(found, F.relu(convolved)) ? "the bias is gone, and so is the normalization; it makes the bias superfluous, and has to stay."
            : Agree(found, nn.BatchNorm2d(8).call(F.relu(convolved))) ? "the ReLU comes before the normalization; in the paper normalization comes right after the convolution and before activation."
            : Agree(found, nn.BatchNorm2d(8).call(convolved)) ? "the ReLU is missing."
            : Difference(found, expected);
    }
}
