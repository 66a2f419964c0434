using ResNets.Exercises;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Tests.Exercises;

public sealed class CheckTests
{
    public static TheoryData<string, Func<Tensor, Tensor, Tensor>> SumMistakes => new()
    {
        { "the shortcut x is missing", (f, _) => f },
        { "the shortcut x is missing", (f, _) => F.relu(f) },
        { "the ReLU after the addition is missing", (f, x) => f + x },
        { "the ReLU comes before the addition", (f, x) => F.relu(f) + x },
        { "both terms are rectified", (f, x) => F.relu(f) + F.relu(x) },
        { "the paths are multiplied", (f, x) => f * x },
        { "the ReLU is right, but the paths are multiplied", (f, x) => F.relu(f * x) },
        { "x is subtracted from F(x)", (f, x) => F.relu(f - x) },
        { "F(x) is subtracted from x", (f, x) => F.relu(x - f) },
        { "the shape is [2, 3, 5]", (f, _) => f.sum(3L) },
        { "the type is Float64", (f, x) => F.relu(f + x).to(ScalarType.Float64) },
        { "numbers differ", (f, x) => F.relu(f + x) + 0.5 },
        { "the answer threw an error: not yet.", (_, _) => throw new InvalidOperationException("not yet\nsecond line") },
        { "the answer is null", (_, _) => null! },
    };

    [Theory]
    [MemberData(nameof(SumMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheSumIsNamed(string expected, Func<Tensor, Tensor, Tensor> answer)
    {
        var result = Check.ResidualSum(answer);
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRightSumPasses()
    {
        Assert.True(Check.ResidualSum((f, x) => F.relu(f + x)).Passed);
        Assert.True(Check.ResidualSum((f, x) => f.add_(x).relu_()).Passed);
    }
}
