using ResNets.Blocks;
using ResNets.Exercises;

namespace ResNets.Tests.Exercises;

public sealed class CountCheckTests
{
    public static TheoryData<string, Func<int, int, long>> BlockMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "normalizations are missing", (i, p) => 9L * p * (i + p) },
        { "only one normalization", (i, p) => (9L * p * (i + p)) + (2 * p) },
        { "have no bias", (i, p) => (9L * p * (i + p)) + (6 * p) },
        { "running mean and variance", (i, p) => (9L * p * (i + p)) + (8 * p) },
        { "counted from the block's input", (i, p) => (18L * i * p) + (4 * p) },
        { "counted from planes to planes", (_, p) => (18L * p * p) + (4 * p) },
        { "nine weights", (i, p) => ((long)p * (i + p)) + (4 * p) },
        { "expected", (i, p) => i + p },
    };

    [Theory]
    [MemberData(nameof(BlockMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingABlockIsNamed(string expected, Func<int, int, long> answer) =>
        AssertNamed(expected, Check.BlockParameters(answer));

    public static TheoryData<string, Func<int, long>> OptionBMistakes => new()
    {
        { "always 0", _ => 0 },
        { "normalization on each projection is missing", w => 10L * w * w },
        { "two numbers a channel", w => (10L * w * w) + (6 * w) },
        { "a bias is counted", w => (10L * w * w) + (18 * w) },
        { "counted as 3×3", w => (90L * w * w) + (12 * w) },
        { "the first projection only", w => (2L * w * w) + (4 * w) },
        { "this is option C", w => (11L * w * w) + (14 * w) },
    };

    [Theory]
    [MemberData(nameof(OptionBMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingOptionBIsNamed(string expected, Func<int, long> answer) =>
        AssertNamed(expected, Check.ExtraParametersOfB(answer));

    public static TheoryData<string, Func<int, int, bool, long>> BottleneckMistakes => new()
    {
        { "always 0", (_, _, _) => 0 },
        { "the projection is missing", (p, s, _) => 17L * p * p * s * s },
        { "from p to p channels", (p, s, projected) => (projected ? 18L : 17) * p * p * s * s },
        { "from p to 4p", (p, s, projected) => (projected ? 21L : 17) * p * p * s * s },
        { "counted as 3×3", (p, s, projected) => (projected ? 161L : 17) * p * p * s * s },
        { "with p channels; they have 4p", (p, s, projected) => (projected ? 12L : 11) * p * p * s * s },
        { "reduce and expand are missing", (p, s, projected) => (projected ? 25L : 9) * p * p * s * s },
        { "these are weights", (p, _, projected) => (projected ? 33L : 17) * p * p },
        { "side × side", (p, s, projected) => (projected ? 33L : 17) * p * p * s },
    };

    [Theory]
    [MemberData(nameof(BottleneckMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingABottleneckIsNamed(string expected, Func<int, int, bool, long> answer) =>
        AssertNamed(expected, Check.BottleneckMultiplyAdds(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.BlockParameters((i, p) => (9L * i * p) + (9L * p * p) + (4L * p)).Passed);
        Assert.True(Check.ExtraParametersOfB(w => (10L * w * w) + (12L * w)).Passed);
        Assert.True(Check.BottleneckMultiplyAdds((p, s, projected) => (projected ? 33L : 17L) * p * p * s * s).Passed);
    }

    /// <summary>17p² and 16p² are the weights that the library's own bottleneck has, its normalizations left out.</summary>
    [Theory]
    [InlineData(Shortcut.A, 17)]
    [InlineData(Shortcut.C, 33)]
    public void TheReferenceOfTheBottleneckIsTheLibrarysOwnBlock(Shortcut option, int perPlaneSquared)
    {
        using var block = new Bottleneck(4 * 12, 12, 1, new BlockOptions(option));
        var weights = block.parameters().Where(parameter => parameter.dim() == 4).Sum(parameter => parameter.numel());
        Assert.Equal(perPlaneSquared * 12 * 12, weights);
    }

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
