using ResNets.Exercises;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Tests.Exercises;

public sealed class TestingCheckTests
{
    public static TheoryData<string, Func<int, int, int, (int Left, int Top)[]>> CropMistakes => new()
    {
        { "has no crop", (_, _, _) => [] },
        { "the middle is missing", (w, h, c) => Right(w, h, c)[..4] },
        { "left and top are exchanged", (w, h, c) => [.. Right(w, h, c).Select(crop => (crop.Top, crop.Left))] },
        { "begins at the picture's middle", (w, h, c) => [.. Right(w, h, c)[..4], (w / 2, h / 2)] },
        { "lie outside", (w, h, c) => [(0, 0), (w, 0), (0, h), (w, h), ((w - c) / 2, (h - c) / 2)] },
        { "right upper and left lower", (w, h, c) => [(0, 0), (0, h - c), (w - c, 0), (w - c, h - c), ((w - c) / 2, (h - c) / 2)] },
        { "the middle comes first", (w, h, c) => [Right(w, h, c)[4], .. Right(w, h, c)[..4]] },
        { "the answer is nothing", (_, _, _) => null! },
        { "expected (0, 0)", (_, _, _) => [(1, 1)] },
    };

    [Theory]
    [MemberData(nameof(CropMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInPlacingCropsIsNamed(string expected, Func<int, int, int, (int Left, int Top)[]> answer) =>
        AssertNamed(expected, Check.FiveCrops(answer));

    public static TheoryData<string, Func<Tensor, Tensor>> AverageMistakes => new()
    {
        { "these are logits", logits => logits.mean([1L]) },
        { "the logits are averaged", logits => logits.mean([1L]).softmax(-1) },
        { "softmax is taken over the views", logits => logits.softmax(1).mean([1L]) },
        { "this is the sum", logits => logits.softmax(-1).sum(1L) },
        { "largest probability", logits => logits.softmax(-1).amax([1L]) },
        { "the mean is taken over the classes", logits => logits.softmax(-1).mean([2L]) },
        { "the first view only", logits => logits.select(1, 0).softmax(1) },
        { "probabilities of every view", logits => logits.softmax(-1) },
        { "numbers differ", logits => logits.softmax(-1).mean([1L]) * 0.5 },
    };

    [Theory]
    [MemberData(nameof(AverageMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInAveragingIsNamed(string expected, Func<Tensor, Tensor> answer) =>
        AssertNamed(expected, Check.AverageOfViews(answer));

    public static TheoryData<string, Func<Tensor, int, Tensor, Tensor, Tensor>> MapMistakes => new()
    {
        { "these are the features", (features, _, _, _) => features },
        { "jumps by its own size", (features, window, weight, bias) => Linear(F.avg_pool2d(features, window), weight, bias) },
        { "the pooling is missing", (features, _, weight, bias) => Linear(features, weight, bias) },
        { "into one place", (features, _, weight, bias) => Linear(features.mean([2L, 3L], keepdim: true), weight, bias) },
        { "the usual head", (features, _, weight, bias) => F.linear(features.mean([2L, 3L]), weight, bias) },
        { "the bias of the linear layer is missing", (features, window, weight, _) => Linear(F.avg_pool2d(features, window, stride: 1), weight, zeros(3)) },
        { "takes the maximum", (features, window, weight, bias) => Linear(F.max_pool2d(features, window, stride: 1), weight, bias) },
        { "these are probabilities", (features, window, weight, bias) => Linear(F.avg_pool2d(features, window, stride: 1), weight, bias).softmax(1) },
    };

    [Theory]
    [MemberData(nameof(MapMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheScoreMapIsNamed(string expected, Func<Tensor, int, Tensor, Tensor, Tensor> answer) =>
        AssertNamed(expected, Check.ScoreMap(answer));

    public static TheoryData<string, Func<int, int, double>> ErrorMistakes => new()
    {
        { "always 0", (wrong, total) => Math.Sqrt(wrong / total) },
        { "this is a fraction", (wrong, total) => Right(wrong, total) / 100 },
        { "this is the variance", (wrong, total) => Right(wrong, total) * Right(wrong, total) / 100 },
        { "scatter of a single image", (wrong, total) => Right(wrong, total) * Math.Sqrt(total) },
        { "the root of N is missing", (wrong, total) => Right(wrong, total) / Math.Sqrt(total) },
        { "the factor 1 − q is missing", (wrong, total) => 100 * Math.Sqrt((double)wrong / total / total) },
        { "the error itself", (wrong, total) => 100.0 * wrong / total },
        { "expected", (wrong, _) => wrong },
    };

    [Theory]
    [MemberData(nameof(ErrorMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheStandardErrorIsNamed(string expected, Func<int, int, double> answer) =>
        AssertNamed(expected, Check.StandardErrorOfError(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.FiveCrops(Right).Passed);
        Assert.True(Check.AverageOfViews(logits => logits.softmax(2).mean([1L])).Passed);
        Assert.True(Check.AverageOfViews(logits => logits.exp().div(logits.exp().sum(2L, keepdim: true)).sum(1L).div(10)).Passed);
        Assert.True(Check.ScoreMap((features, window, weight, bias) => Linear(F.avg_pool2d(features, window, stride: 1), weight, bias)).Passed);
        Assert.True(Check.ScoreMap((features, window, weight, bias) => F.linear(
            F.avg_pool2d(features, window, stride: 1).permute(0, 2, 3, 1), weight, bias).permute(0, 3, 1, 2)).Passed);
        Assert.True(Check.StandardErrorOfError(Right).Passed);
    }

    private static (int Left, int Top)[] Right(int w, int h, int c) =>
        [(0, 0), (w - c, 0), (0, h - c), (w - c, h - c), ((w - c) / 2, (h - c) / 2)];

    private static double Right(int wrong, int total)
    {
        var q = 100.0 * wrong / total;
        return Math.Sqrt(q * (100 - q) / total);
    }

    private static Tensor Linear(Tensor pooled, Tensor weight, Tensor bias) =>
        F.conv2d(pooled, weight.unsqueeze(2).unsqueeze(3), bias);

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
