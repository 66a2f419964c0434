using ResNets.Exercises;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ResNets.Tests.Exercises;

public sealed class ShortcutCheckTests
{
    public static TheoryData<string, Func<int, int, int, Module<Tensor, Tensor>>> ProjectionMistakes => new()
    {
        { "the answer is null", (_, _, _) => null! },
        { "there are 0 convolutions", (_, o, _) => BatchNorm2d(o) },
        { "there are 2 convolutions", (i, o, s) => Sequential(Conv2d(i, o, 1, stride: s, bias: false), Conv2d(o, o, 1, bias: false)) },
        { ", 3, 3]; expected [", (i, o, s) => Sequential(Conv2d(i, o, 3, stride: s, padding: 1, bias: false), BatchNorm2d(o)) },
        { "the weights are [8, 4, 1, 1]; expected [", (_, _, _) => Sequential(Conv2d(4, 8, 1, stride: 2, bias: false), BatchNorm2d(8)) },
        { ", 1, 1]; expected [", (i, o, s) => Sequential(Conv2d(o, i, 1, stride: s, bias: false), BatchNorm2d(i)) },
        { ", 1, 1]; expected [", (i, _, s) => Sequential(Conv2d(i, 2 * i, 1, stride: s, bias: false), BatchNorm2d(2 * i)) },
        { "pass `stride` on", (i, o, _) => Sequential(Conv2d(i, o, 1, stride: 2, bias: false), BatchNorm2d(o)) },
        { "has the number of channels of its output.", (i, o, s) => Sequential(BatchNorm2d(o), Conv2d(i, o, 1, stride: s, bias: false)) },
        { "it comes after the convolution", (i, o, s) => Sequential(BatchNorm2d(i), Conv2d(i, o, 1, stride: s, bias: false)) },
        { "write bias: false", (i, o, s) => Sequential(Conv2d(i, o, 1, stride: s), BatchNorm2d(o)) },
        { "the stride is missing", (i, o, _) => Sequential(Conv2d(i, o, 1, bias: false), BatchNorm2d(o)) },
        { "the batch normalization is missing", (i, o, s) => Conv2d(i, o, 1, stride: s, bias: false) },
        { "a ReLU on the shortcut", (i, o, s) => Sequential(Conv2d(i, o, 1, stride: s, bias: false), BatchNorm2d(o), ReLU()) },
        { "numbers differ", (i, o, s) => Sequential(Conv2d(i, o, 1, stride: s, bias: false), BatchNorm2d(o), Tanh()) },
        { "threw an error: not yet.", (_, _, _) => throw new InvalidOperationException("not yet") },
    };

    [Theory]
    [MemberData(nameof(ProjectionMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheProjectionIsNamed(string expected, Func<int, int, int, Module<Tensor, Tensor>> answer) =>
        AssertNamed(expected, Check.Projection(answer));

    public static TheoryData<string, Func<int, int, Tensor>> WeightMistakes => new()
    {
        { "all weights are 0", (i, o) => zeros(o, i, 1, 1) },
        { "all weights are 1", (i, o) => ones(o, i, 1, 1) },
        { "zeros on both sides", (i, o) => cat([zeros((o - i) / 2, i), eye(i), zeros((o - i) / 2, i)], 0).reshape(o, i, 1, 1) },
        { "at the bottom", (i, o) => cat([zeros(o - i, i), eye(i)], 0).reshape(o, i, 1, 1) },
        { "rows and columns are exchanged", (i, o) => eye(i, o).reshape(o, i, 1, 1) },
        { "the shape is", (i, _) => eye(i).reshape(i, i, 1, 1) },
        { "the answer threw", (i, o) => zeros(i, o, 1, 1) },
        { "the answer threw", (_, _) => eye(5, 3).reshape(5, 3, 1, 1) },
    };

    [Theory]
    [MemberData(nameof(WeightMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheWeightsIsNamed(string expected, Func<int, int, Tensor> answer) =>
        AssertNamed(expected, Check.OptionAWeights(answer));

    public static TheoryData<string, Func<int, int, int, int, bool>> IdentityMistakes => new()
    {
        { "always yes", (_, _, _, _) => true },
        { "always no", (_, _, _, _) => false },
        { "only the stride", (_, _, _, stride) => stride == 1 },
        { "only the channels", (channels, planes, expansion, _) => channels == planes * expansion },
        { "the expansion is forgotten", (channels, planes, _, stride) => stride == 1 && channels == planes },
        { "neither the stride nor the expansion", (channels, planes, _, _) => channels == planes },
        { "it is the opposite", (channels, planes, expansion, stride) => stride != 1 || channels != planes * expansion },
        { "the answer is yes; expected no", (channels, planes, expansion, stride) => stride == 1 && channels >= planes * expansion },
    };

    [Theory]
    [MemberData(nameof(IdentityMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeAboutTheIdentityIsNamed(string expected, Func<int, int, int, int, bool> answer) =>
        AssertNamed(expected, Check.IdentityFits(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.Projection((i, o, s) => Sequential(Conv2d(i, o, 1, stride: s, bias: false), BatchNorm2d(o))).Passed);
        Assert.True(Check.OptionAWeights((i, o) => eye(o, i).reshape(o, i, 1, 1)).Passed);
        Assert.True(Check.OptionAWeights((i, o) => eye(o, i, ScalarType.Float64).reshape(o, i, 1, 1)).Passed);
        Assert.True(Check.IdentityFits((channels, planes, expansion, stride) => stride == 1 && channels == planes * expansion).Passed);
    }

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
