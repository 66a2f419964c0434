using ResNets.Exercises;
using static TorchSharp.torch;

namespace ResNets.Tests.Exercises;

public sealed class MemoryCheckTests
{
    private const long Stem = 4 * 16 * 32 * 32;

    public static TheoryData<string, Func<int, int, long>> ByteMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "each is a float of four bytes", (n, images) => images * Bytes(n, 2, 1) / 4 },
        { "this is one image", (n, _) => Bytes(n, 2, 1) },
        { "convolution of the stem is missing", (n, images) => images * (Bytes(n, 2, 1) - Stem) },
        { "all stages are counted alike", (n, images) => images * Stem * (1 + (6 * n)) },
        { "the channels stay 16", (n, images) => images * Bytes(n, 4, 1) },
        { "the side stays 32", (n, images) => images * Bytes(n, 1, 2) },
        { "2n outputs, not n", (n, images) => images * (Stem + (n * (Stem + (Stem / 2) + (Stem / 4)))) },
        { "expected", (n, images) => n * images },
    };

    [Theory]
    [MemberData(nameof(ByteMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingActivationsIsNamed(string expected, Func<int, int, long> answer) =>
        AssertNamed(expected, Check.ActivationBytes(answer));

    public static TheoryData<string, Func<int, double, int>> SegmentMistakes => new()
    {
        { "always 1", (_, _) => 1 },
        { "a segment for every block", (n, _) => n },
        { "this is √N", (n, _) => (int)Math.Round(Math.Sqrt(n)) },
        { "this is √(N/c)", (n, c) => Math.Max(1, (int)Math.Round(Math.Sqrt(n / c))) },
        { "more segments than blocks, and the root is cut off", (n, c) => (int)Math.Sqrt(c * n) },
        { "the root is cut off; the whole number", (n, c) => Math.Min(n, (int)Math.Sqrt(c * n)) },
        { "cannot have more segments than blocks.", (n, c) => (int)Math.Round(Math.Sqrt(c * n)) },
        { "expected", (n, c) => 7 },
    };

    [Theory]
    [MemberData(nameof(SegmentMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheNumberOfSegmentsIsNamed(string expected, Func<int, double, int> answer) =>
        AssertNamed(expected, Check.BestSegments(answer));

    public static TheoryData<string, Func<nn.Module<Tensor, Tensor>, Tensor, Tensor, Tensor>> BackwardMistakes => new()
    {
        { "unchanged", (_, _, gradient) => gradient },
        { "begins with ones", (segment, x, _) => Through(segment, x, null) },
        { "weights of the segment have got none", (segment, x, gradient) => Without(segment, x, gradient) },
        { "this is the segment's output", (segment, x, _) => segment.call(x) },
        { "all zeros", (_, x, _) => zeros_like(x) },
        { "numbers differ", (_, x, _) => x },
        { "it has to be a tensor", (_, _, _) => null! },
        { "the gradient is [1]", (_, _, _) => ones(1) },
    };

    [Theory]
    [MemberData(nameof(BackwardMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheBackwardPassIsNamed(
        string expected, Func<nn.Module<Tensor, Tensor>, Tensor, Tensor, Tensor> answer) =>
        AssertNamed(expected, Check.BackwardThrough(answer));

    public static TheoryData<string, Func<double, double, double, double, string>> DepthMistakes => new()
    {
        { "always better", (_, _, _, _) => "better" },
        { "looks at the test error only; degradation", (_, test, _, deepTest) => deepTest > test ? "degradation" : "better" },
        { "calls degradation overfitting", (_, test, _, deepTest) => deepTest > test ? "overfitting" : "better" },
        { "even where its test error is no higher", (train, test, deepTrain, deepTest) => deepTest <= test ? "better" : deepTrain > train ? "degradation" : "overfitting" },
        { "exchanged", (train, test, deepTrain, deepTest) => deepTrain > train ? "overfitting" : deepTest > test ? "degradation" : "better" },
        { "compares the gaps", (train, test, deepTrain, deepTest) => deepTest - deepTrain > test - train ? "overfitting" : deepTrain > train ? "degradation" : "better" },
        { "the answer is nothing", (_, _, _, _) => null! },
    };

    [Theory]
    [MemberData(nameof(DepthMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInReadingErrorsIsNamed(string expected, Func<double, double, double, double, string> answer) =>
        AssertNamed(expected, Check.WhatDepthDid(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.ActivationBytes((n, images) => images * Bytes(n, 2, 1)).Passed);
        Assert.True(Check.ActivationBytes((n, images) => 4L * images * ((16 * 1024 * (1 + (2 * n))) + (32 * 256 * 2 * n) + (64 * 64 * 2 * n))).Passed);
        Assert.True(Check.BestSegments(Best).Passed);
        Assert.True(Check.BestSegments((n, c) => Enumerable.Range(1, n).MinBy(s => s + (c * n / s))).Passed);
        Assert.True(Check.BackwardThrough(Through).Passed);
        Assert.True(Check.WhatDepthDid((train, test, deepTrain, deepTest) =>
            deepTrain > train ? "degradation" : deepTest > test ? "overfitting" : "better").Passed);
    }

    /// <summary>A right answer in closed form: the better neighbour of √(cN), at most N.</summary>
    private static int Best(int blocks, double kept)
    {
        var low = Math.Clamp((int)Math.Sqrt(kept * blocks), 1, blocks);
        var high = Math.Min(low + 1, blocks);
        return low + (kept * blocks / low) <= high + (kept * blocks / high) ? low : high;
    }

    private static Tensor Through(nn.Module<Tensor, Tensor> segment, Tensor x, Tensor? gradient)
    {
        var input = x.detach().requires_grad_();
        var y = segment.call(input);
        autograd.backward(y, gradient ?? ones_like(y));
        return input.grad!;
    }

    private static Tensor Without(nn.Module<Tensor, Tensor> segment, Tensor x, Tensor gradient)
    {
        var result = Through(segment, x, gradient).clone();
        segment.zero_grad();
        return result;
    }

    /// <summary>Each stage's map has <paramref name="ratio"/> times fewer numbers than the one before, times <paramref name="growth"/>.</summary>
    private static long Bytes(int n, int ratio, int growth)
    {
        long map = Stem, sum = Stem;
        for (var stage = 0; stage < 3; stage++)
        {
            sum += 2 * n * map;
            map = map * growth / ratio;
        }

        return sum;
    }

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
