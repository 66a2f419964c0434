using ResNets.Exercises;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Tests.Exercises;

public sealed class TransferCheckTests
{
    public static TheoryData<string, Func<Tensor, Tensor>> PoolingMistakes => new()
    {
        { "as they were", x => x },
        { "keeps every place", x => x.flatten(1) },
        { "channels and rows", x => x.mean([1, 2]) },
        { "[N, C, 1, 1]", x => x.mean([2, 3], keepdim: true) },
        { "the sum over the places", x => x.sum([2, 3]) },
        { "the largest place", x => x.flatten(2).amax([2]) },
    };

    [Theory]
    [MemberData(nameof(PoolingMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInPoolingIsNamed(string expected, Func<Tensor, Tensor> answer) =>
        AssertNamed(expected, Check.GlobalAverage(answer));

    public static TheoryData<string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>> FrozenMistakes => new()
    {
        { "x unchanged", (x, _, _, _, _) => x },
        { "of the batch", (x, mean, variance, scale, shift) => F.batch_norm(x, mean, variance, scale, shift, training: true) },
        { "take its root", (x, mean, variance, scale, shift) => Affine(x, mean, variance, scale, shift) },
        { "lets one number a channel meet", (x, mean, variance, scale, shift) => ((x - mean) / (variance + 1e-5).sqrt() * scale) + shift },
        { "nothing is divided by", (x, mean, _, scale, shift) => Affine(x, mean, ones(4), scale, shift) },
        { "γ and shift β are missing", (x, mean, variance, _, _) => Affine(x, mean, (variance + 1e-5).sqrt(), ones(4), zeros(4)) },
    };

    [Theory]
    [MemberData(nameof(FrozenMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInFrozenNormalizationIsNamed(string expected, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> answer) =>
        AssertNamed(expected, Check.FrozenNormalization(answer));

    public static TheoryData<string, Func<double, double, double>> GainMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "the absolute gain", (before, after) => after - before },
        { "divides by the score after", (before, after) => 100 * (after - before) / after },
        { "this is a fraction", (before, after) => (after - before) / before },
        { "this is the ratio", (before, after) => 100 * after / before },
    };

    [Theory]
    [MemberData(nameof(GainMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheGainIsNamed(string expected, Func<double, double, double> answer) =>
        AssertNamed(expected, Check.RelativeGain(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.GlobalAverage(x => x.flatten(2).mean([2])).Passed);
        Assert.True(Check.FrozenNormalization((x, mean, variance, scale, shift) =>
            Affine(x, mean, (variance + 1e-5).sqrt(), scale, shift)).Passed);
        Assert.True(Check.RelativeGain((before, after) => 100 * ((after / before) - 1)).Passed);
    }

    private static Tensor Affine(Tensor x, Tensor mean, Tensor divisor, Tensor scale, Tensor shift)
    {
        static Tensor Wide(Tensor values) => values.reshape(1, -1, 1, 1);
        return ((x - Wide(mean)) / Wide(divisor) * Wide(scale)) + Wide(shift);
    }

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
