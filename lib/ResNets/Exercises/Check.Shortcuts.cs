using ResNets.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Exercises;

public static partial class Check
{
    private static readonly int[] s_strides = [1, 2];
    private static readonly int[] s_expansions = [BasicBlock.Expansion, Bottleneck.Expansion];

    /// <summary>Checks option B where dimensions grow: a 1×1 convolution with the block's stride and no bias, then batch normalization.</summary>
    /// <param name="answer">From input channels, output channels and stride to the module on the shortcut.</param>
    public static CheckResult Projection(Func<int, int, int, nn.Module<Tensor, Tensor>> answer)
    {
        const string Exercise = "projection shortcut";
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        try
        {
            var wrong = WhatIsWrong(answer, Draw(5, 7), Draw(16, 20), 2) ?? WhatIsWrong(answer, Draw(8, 10), Draw(11, 15), 1);
            return wrong is null
                ? new CheckResult(Exercise, true, "a 1×1 convolution with the block's stride and no bias, then batch normalization.")
                : new CheckResult(Exercise, false, wrong);
        }
        catch (Exception error)
        {
            return Threw(Exercise, error);
        }
    }

    /// <summary>Checks the weights with which a 1×1 projection of stride 2 computes option A.</summary>
    /// <param name="answer">From input and output channels to weights [out, in, 1, 1].</param>
    public static CheckResult OptionAWeights(Func<int, int, Tensor> answer) =>
        FirstOpen([OptionAWeights(answer, Draw(2, 3), 1), OptionAWeights(answer, Draw(5, 6), Draw(1, 2))]);

    /// <param name="answer">The answer.</param>
    /// <param name="inPlanes">Channels of the input.</param>
    /// <param name="half">Half of the zero channels.</param>
    private static CheckResult OptionAWeights(Func<int, int, Tensor> answer, int inPlanes, int half)
    {
        var planes = inPlanes + (2 * half);
        return Judge(
            "option A as a projection",
            "the identity matrix over rows of zeros: option A is a projection that was not learned.",
            () => [randn(2, inPlanes, 6, 6)],
            inputs => Project(inputs[0], answer(inPlanes, planes)),
            inputs => new PaddedIdentity(inPlanes, planes, 2).call(inputs[0]),
            new Mistake(inputs => Project(inputs[0], zeros(planes, inPlanes, 1, 1)), NotYet("all weights are 0: the shortcut passes nothing on.")),
            new Mistake(inputs => Project(inputs[0], ones(planes, inPlanes, 1, 1)), "all weights are 1: every output channel is the sum of all input channels."),
            new Mistake(
                inputs => Project(inputs[0], cat([zeros(half, inPlanes), eye(inPlanes), zeros(half, inPlanes)], 0).reshape(planes, inPlanes, 1, 1)),
                "the identity is in the middle: that is the placement with zeros on both sides; in the paper all zeros come after."),
            new Mistake(
                inputs => Project(inputs[0], cat([zeros(2 * half, inPlanes), eye(inPlanes)], 0).reshape(planes, inPlanes, 1, 1)),
                "the identity is at the bottom: the zero channels come first; in the paper they come after."),
            new Mistake(
                inputs => Project(inputs[0], eye(inPlanes, planes).reshape(planes, inPlanes, 1, 1)),
                "rows and columns are exchanged: the matrix has a row for each channel that comes out, so it is [out, in] before it is reshaped."));
    }

    /// <summary>Checks when a shortcut can be the identity.</summary>
    /// <param name="answer">
    /// From the channels of a block's input, its planes, its expansion (1 for two 3×3 convolutions, 4 for a bottleneck) and its
    /// stride to whether x fits F(x) as it is.
    /// </param>
    public static CheckResult IdentityFits(Func<int, int, int, int, bool> answer)
    {
        var p = 16 * Draw(1, 4);
        return JudgeEach<(int Channels, int Planes, int Expansion, int Stride), bool>(
            "can the shortcut be the identity?",
            "x fits F(x) where the stride is 1 and the channels at the block's output are those at its input.",
            [
                .. from channels in new[] { p, 2 * p, 4 * p, 8 * p }
                   from planes in new[] { p, 2 * p }
                   from expansion in s_expansions
                   from stride in s_strides
                   select (channels, planes, expansion, stride),
            ],
            block => $"for {block.Channels} channels into {block.Planes} planes × {block.Expansion}, stride {block.Stride}",
            block => answer(block.Channels, block.Planes, block.Expansion, block.Stride),
            block => block.Stride == 1 && block.Channels == block.Planes * block.Expansion,
            new(block => true, NotYet("the answer is always yes; where a stage begins, x does not fit.")),
            new(block => false, "the answer is always no; inside a stage, x fits."),
            new(block => block.Stride == 1, "only the stride is looked at: the first bottleneck of ResNet-50 has stride 1 and 64 channels in, 256 out."),
            new(block => block.Channels == block.Planes * block.Expansion, "only the channels are looked at: with stride 2 the resolution does not fit."),
            new(
                block => block.Stride == 1 && block.Channels == block.Planes,
                "the expansion is forgotten: a bottleneck's output has four times as many channels as planes."),
            new(block => block.Channels == block.Planes, "neither the stride nor the expansion is looked at: at the output are planes × expansion channels, and a stride of 2 halves the resolution."),
            new(
                block => !(block.Stride == 1 && block.Channels == block.Planes * block.Expansion),
                "this answers when a projection is needed: it is the opposite."));
    }

    private static Tensor Project(Tensor x, Tensor weights) => F.conv2d(x, weights.to(x.dtype), strides: [2, 2]);

    private static string? WhatIsWrong(Func<int, int, int, nn.Module<Tensor, Tensor>> answer, int inPlanes, int planes, int stride)
    {
        var module = answer(inPlanes, planes, stride);
        if (module is null)
        {
            return "the answer is null; it has to be a module.";
        }

        if (module is Identity)
        {
            return NotYet("this is the identity; x does not fit F(x) where dimensions grow.");
        }

        var parts = module.modules().Append(module).Distinct().ToArray();
        var convolutions = parts.OfType<Conv2d>().ToArray();
        if (convolutions is not [var convolution])
        {
            return $"there are {convolutions.Length} convolutions; a projection is one 1×1 convolution, then batch normalization.";
        }

        if (!convolution.weight.shape.SequenceEqual([planes, inPlanes, 1, 1]))
        {
            return $"the weights are [{string.Join(", ", convolution.weight.shape)}]; expected [{planes}, {inPlanes}, 1, 1] for {inPlanes} into {planes} channels: a 1×1 convolution from all input to all output channels.";
        }

        if (convolution.bias is not null)
        {
            return "the convolution has a bias; the normalization after it would remove it: write bias: false.";
        }

        var normalizations = parts.OfType<BatchNorm2d>().ToArray();
        if (normalizations is [{ weight: { } scale }] && scale.shape[0] == inPlanes)
        {
            return "the normalization has the channels of x; it comes after the convolution, and has the channels of its output.";
        }

        return WhatIsWrongWith(module, convolution, stride);
    }

    private static string? WhatIsWrongWith(nn.Module<Tensor, Tensor> module, Conv2d convolution, int stride)
    {
        var (planes, inPlanes) = (convolution.weight.shape[0], convolution.weight.shape[1]);
        var x = randn(2, inPlanes, 6, 8);
        var found = module.call(x.clone());
        if (stride == 2 && found.shape.SequenceEqual([2, planes, 6, 8]))
        {
            return "the stride is missing: F(x) halves the resolution, and the shortcut has to do the same.";
        }

        if (stride == 1 && found.shape.SequenceEqual([2, planes, 3, 4]))
        {
            return "the stride is 2 whatever the block's; with a stride of 1, as in the first block of ResNet-50, F(x) keeps its resolution: pass `stride` on.";
        }

        var projected = F.conv2d(x, convolution.weight, strides: [stride, stride]);
        var expected = nn.BatchNorm2d(planes).call(projected);
        return Agree(found, expected) ? null
            : Agree(found, projected) ? "the batch normalization is missing; it follows every convolution, on the shortcut too."
            : Agree(found, F.relu(expected)) ? "there is a ReLU on the shortcut; the only one comes after the addition."
            : Difference(found, expected);
    }
}
