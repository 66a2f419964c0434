using ResNets.Exercises;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ResNets.Tests.Exercises;

public sealed class InsideCheckTests
{
    public static TheoryData<string, Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, double>> ResponseMistakes => new()
    {
        { "always 0", (_, _, _) => 0 },
        { "after batch normalization", (convolution, _, x) => convolution.call(x).std().item<float>() },
        { "this is after the ReLU", (convolution, normalization, x) => normalization.call(convolution.call(x)).relu().std().item<float>() },
        { "this is the variance", (convolution, normalization, x) => normalization.call(convolution.call(x)).var().item<float>() },
        { "this is the mean;", (convolution, normalization, x) => normalization.call(convolution.call(x)).mean().item<float>() },
        { "this is the mean size", (convolution, normalization, x) => normalization.call(convolution.call(x)).abs().mean().item<float>() },
        { "Euclidean norm", (convolution, normalization, x) => normalization.call(convolution.call(x)).norm().item<float>() },
        { "this is the layer's input", (_, _, x) => x.std().item<float>() },
        { "the normalization comes after the convolution", (convolution, normalization, x) => convolution.call(normalization.call(x)).std().item<float>() },
        { "the shortcut is added already", (convolution, normalization, x) => (normalization.call(convolution.call(x)) + x).std().item<float>() },
        { "over axes 0, 2, 3 are averaged", (convolution, normalization, x) => normalization.call(convolution.call(x)).std([0L, 2, 3]).mean().item<float>() },
        { "over axes 1, 2, 3 are averaged", (convolution, normalization, x) => normalization.call(convolution.call(x)).std([1L, 2, 3], unbiased: false).mean().item<float>() },
        { "over axes 1 are averaged", (convolution, normalization, x) => normalization.call(convolution.call(x)).std(1L).mean().item<float>() },
        { "expected", (_, _, _) => 123 },
    };

    [Theory]
    [MemberData(nameof(ResponseMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInMeasuringAResponseIsNamed(
        string expected, Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, double> answer) =>
        AssertNamed(expected, Check.Response(answer));

    public static TheoryData<string, Func<int, int, double>> PathMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "these are all paths", (n, _) => Math.Pow(2, n) },
        { "2 to the k", (_, k) => Math.Pow(2, k) },
        { "n to the k", (n, k) => Math.Pow(n, k) },
        { "divide by k!", (n, k) => Enumerable.Range(0, k).Aggregate(1.0, (product, i) => product * (n - i)) },
        { "at most k blocks", (n, k) => Enumerable.Range(0, k + 1).Sum(i => Paths(n, i)) },
        { "this is a share", (n, k) => Paths(n, k) / Math.Pow(2, n) },
        { "Attempted to divide by zero. int factorials overflow from 13! on", (n, k) => IntFactorial(n) / (IntFactorial(k) * IntFactorial(n - k)) },
        { "int factorials overflow from 13! on", (n, k) => IntFactorial(n) / IntFactorial(k) / IntFactorial(n - k) },
        { "long factorials overflow from 21! on", (n, k) => LongFactorial(n) / (LongFactorial(k) * LongFactorial(n - k)) },
        { "long factorials overflow from 21! on", (n, k) => LongFactorial(n) / LongFactorial(k) / LongFactorial(n - k) },
        { "expected", (n, k) => n + k },
    };

    [Theory]
    [MemberData(nameof(PathMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingPathsIsNamed(string expected, Func<int, int, double> answer) =>
        AssertNamed(expected, Check.PathsOfLength(answer));

    public static TheoryData<string, Func<int, int, bool, double>> LeftMistakes => new()
    {
        { "always 1", (_, _, _) => 1 },
        { "always 0", (_, _, _) => 0 },
        { "a plain network has a single path", (_, missing, _) => Math.Pow(0.5, missing) },
        { "half of all paths go through each block", (n, missing, residual) => residual ? 1 - ((double)missing / n) : missing == 0 ? 1 : 0 },
        { "blocks that are left, not the paths", (n, missing, _) => 1 - ((double)missing / n) },
        { "paths that are gone", (_, missing, residual) => residual ? 1 - Math.Pow(0.5, missing) : missing == 0 ? 0 : 1 },
        { "divide by the 2 to the n", (n, missing, residual) => residual ? Math.Pow(2, n - missing) : missing == 0 ? 1 : 0 },
        { "paths that are gone", (_, missing, residual) => residual ? 1 - Math.Pow(0.5, missing) : 0 },
        { "paths that are gone", (_, missing, _) => 1 - Math.Pow(0.5, missing) },
        { "whichever it is; divide by the 2 to the n", (n, missing, _) => Math.Pow(2, n - missing) },
        { "gives 0; write 0.5", (_, missing, residual) => residual ? Math.Pow(1 / 2, missing) : missing == 0 ? 1 : 0 },
        { "gives 0; write 0.5", (_, missing, residual) => residual ? 1 / (1 << missing) : missing == 0 ? 1 : 0 },
        { "gives 0; write 0.5", (_, missing, residual) => residual ? 1 / 2 * missing : 0 },
        { "the two cases are swapped", (_, missing, residual) => !residual ? Math.Pow(0.5, missing) : missing == 0 ? 1 : 0 },
        { "has its single path still", (_, missing, residual) => residual ? Math.Pow(0.5, missing) : 0 },
        { "takes half of what is left", (_, missing, residual) => missing == 0 ? 1 : residual ? 0.5 : 0 },
        { "expected", (n, _, _) => n },
    };

    [Theory]
    [MemberData(nameof(LeftMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeAboutThePathsLeftIsNamed(string expected, Func<int, int, bool, double> answer) =>
        AssertNamed(expected, Check.PathsLeft(answer));

    public static TheoryData<string, Func<Tensor, Tensor, Tensor>> DirectionMistakes => new()
    {
        { "as it was drawn", (direction, _) => direction },
        { "length 1 now", (direction, _) => direction / Lengths(direction) },
        { "own lengths are still in it", (direction, weights) => direction * Lengths(weights) },
        { "scaled as a whole", (direction, weights) => direction * weights.norm() / direction.norm() },
        { "upside down", (direction, weights) => direction * Lengths(direction) / Lengths(weights) },
        { "lets one number a filter meet", (direction, weights) => direction * weights.flatten(1).norm(1, true) / direction.flatten(1).norm(1, true) },
        { "lets one number a filter meet", (direction, weights) => direction * weights.flatten(1).norm(1) / direction.flatten(1).norm(1) },
        { "squared lengths", (direction, weights) => direction * Lengths(weights).square() / Lengths(direction).square() },
        { "every single weight", (direction, weights) => direction.sign() * weights.abs() },
        { "these are the weights", (_, weights) => weights },
        { "numbers differ", (direction, _) => 2 * direction },
    };

    [Theory]
    [MemberData(nameof(DirectionMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInScalingADirectionIsNamed(string expected, Func<Tensor, Tensor, Tensor> answer) =>
        AssertNamed(expected, Check.FilterNormalized(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.Response((convolution, normalization, x) => normalization.call(convolution.call(x)).std().item<float>()).Passed);
        Assert.True(Check.Response((convolution, normalization, x) => normalization.call(convolution.call(x)).std(unbiased: false).item<float>()).Passed);
        Assert.True(Check.Response((convolution, normalization, x) => Math.Sqrt(normalization.call(convolution.call(x)).var().item<float>())).Passed);
        Assert.True(Check.PathsOfLength(Paths).Passed);
        Assert.True(Check.PathsLeft((_, missing, residual) => residual ? 1 / Math.Pow(2, missing) : missing > 0 ? 0 : 1).Passed);
        Assert.True(Check.FilterNormalized((direction, weights) => direction * Lengths(weights) / Lengths(direction)).Passed);
        Assert.True(Check.FilterNormalized((direction, weights) =>
            direction * (weights.square().sum([1L, 2, 3], keepdim: true) / direction.square().sum([1L, 2, 3], keepdim: true)).sqrt()).Passed);
    }

    /// <summary>Pascal's triangle.</summary>
    private static double Paths(int n, int k)
    {
        var row = new double[n + 1];
        row[0] = 1;
        for (var i = 1; i <= n; i++)
        {
            for (var j = i; j > 0; j--)
            {
                row[j] += row[j - 1];
            }
        }

        return row[k];
    }

    private static int IntFactorial(int k) => k == 0 ? 1 : unchecked(k * IntFactorial(k - 1));

    private static long LongFactorial(int k) => k == 0 ? 1 : unchecked(k * LongFactorial(k - 1));

    private static Tensor Lengths(Tensor weights) => weights.square().sum([1L, 2, 3], keepdim: true).sqrt();

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
