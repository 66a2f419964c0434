using ResNets.Exercises;

namespace ResNets.Tests.Exercises;

public sealed class CostCheckTests
{
    public static TheoryData<string, Func<int[], int, int>> DepthMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "first convolution and the fully connected layer are missing", (blocks, layers) => blocks.Sum() * layers },
        { "one layer is missing", (blocks, layers) => (blocks.Sum() * layers) + 1 },
        { "pooling is counted", (blocks, layers) => (blocks.Sum() * layers) + 3 },
        { "pooling is counted", (blocks, layers) => (blocks.Sum() * layers) + 4 },
        { "projections on the shortcuts", (blocks, layers) => (blocks.Sum() * layers) + blocks.Length + 2 },
        { "these are blocks", (blocks, _) => blocks.Sum() + 2 },
        { "sum the blocks", (blocks, layers) => (blocks.Length * layers) + 2 },
        { "the answer threw", (blocks, _) => blocks[4] },
        { "expected", (blocks, _) => blocks[0] },
    };

    [Theory]
    [MemberData(nameof(DepthMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingLayersIsNamed(string expected, Func<int[], int, int> answer) =>
        AssertNamed(expected, Check.NetworkDepth(answer));

    public static TheoryData<string, Func<int, int, int, int, int, long>> ConvolutionMistakes => new()
    {
        { "always 0", (_, _, _, _, _) => 0 },
        { "places of the input", (c, p, k, side, _) => (long)side * side * k * k * c * p },
        { "round up", (c, p, k, side, stride) => (long)(side / stride) * (side / stride) * k * k * c * p },
        { "counts the pair as one", (c, p, k, side, stride) => 2 * Places(side, stride) * k * k * c * p },
        { "along one side only", (c, p, k, side, stride) => Places(side, stride) * k * c * p },
        { "the kernel is missing", (c, p, _, side, stride) => Places(side, stride) * c * p },
        { "the input channels are missing", (_, p, k, side, stride) => Places(side, stride) * k * k * p },
        { "one output channel", (c, _, k, side, stride) => Places(side, stride) * k * k * c },
        { "these are the weights", (c, p, k, _, _) => (long)k * k * c * p },
        { "expected", (c, p, _, _, _) => c + p },
    };

    [Theory]
    [MemberData(nameof(ConvolutionMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingAConvolutionIsNamed(string expected, Func<int, int, int, int, int, long> answer) =>
        AssertNamed(expected, Check.ConvolutionMultiplyAdds(answer));

    public static TheoryData<string, Func<int, int, int, bool, long>> StrideMistakes => new()
    {
        { "always 0", (_, _, _, _) => 0 },
        { "without its stride", (c, p, side, _) => (long)side * side * ((c * p) + (13 * p * p)) },
        { "on the first 1×1 in both cases", (c, p, side, _) => (long)side * side / 4 * ((c * p) + (13 * p * p)) },
        { "on the 3×3 in both cases", (c, p, side, _) => Strided(c, p, side, false) },
        { "swapped", (c, p, side, first) => Strided(c, p, side, !first) },
        { "counted at its input", (c, p, side, first) => Strided(c, p, side, first) + (first ? 0 : 27L * p * p * side * side / 4) },
        { "the projection is counted", (c, p, side, first) => Strided(c, p, side, first) + ((long)side * side * c * p) },
        { "not to p", (c, p, side, first) => Strided(c, p, side, first) - (3L * p * p * side * side / 4) },
        { "expected", (c, p, _, _) => c * p },
    };

    [Theory]
    [MemberData(nameof(StrideMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingAStridedBottleneckIsNamed(string expected, Func<int, int, int, bool, long> answer) =>
        AssertNamed(expected, Check.StridedBottleneckMultiplyAdds(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.NetworkDepth((blocks, layers) => 1 + blocks.Sum(count => count * layers) + 1).Passed);
        Assert.True(Check.ConvolutionMultiplyAdds((c, p, k, side, stride) => Places(side, stride) * k * k * c * p).Passed);
        Assert.True(Check.ConvolutionMultiplyAdds((c, p, k, side, stride) =>
        {
            var outSide = ((side + (2 * (k / 2)) - k) / stride) + 1;
            return (long)outSide * outSide * k * k * c * p;
        }).Passed);
        Assert.True(Check.StridedBottleneckMultiplyAdds(Strided).Passed);
    }

    /// <summary>The rule of the exercise is that of table 1: every architecture has the depth that it is named after.</summary>
    [Fact]
    public void TheDepthOfEveryArchitectureOfTableOneFollowsFromItsBlocks() =>
        Assert.All(Paper.Table1, row => Assert.Equal(
            row.Depth, (row.BlocksPerStage.Sum() * (row.Block == ResNets.Networks.BlockKind.Basic ? 2 : 3)) + 2));

    private static long Places(int side, int stride) => (long)Math.Pow((side + stride - 1) / stride, 2);

    private static long Strided(int c, int p, int side, bool first) =>
        (first ? (long)side * side / 4 : (long)side * side) * c * p + (13L * p * p * side * side / 4);

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
