using ResNets.Exercises;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ResNets.Tests.Exercises;

public sealed class TrainingBugCheckTests
{
    public static TheoryData<string, Func<double[], double[]>> ScheduleMistakes => new()
    {
        { "the warm-up is never undone", errors => Rates(errors, (i, n, _, _) => 0.01 / Drop(i, n)) },
        { "there is no warm-up left", errors => Rates(errors, (i, n, _, _) => 0.1 / Drop(i, n)) },
        { "the warm-up comes back", errors => Rates(errors, (i, n, error, _) => error < 80 ? 0.1 / Drop(i, n) : 0.01) },
        { "the drops are gone", errors => Rates(errors, (_, _, _, warmFor) => warmFor < 0 ? 0.01 : 0.1) },
        { "counted from the end of the warm-up", errors => Rates(errors, (_, n, _, warmFor) => warmFor < 0 ? 0.01 : 0.1 / Drop(warmFor, n)) },
        { "the condition is reversed", errors => Rates(errors, (i, n, error, _) => error < 80 ? 0.01 : 0.1 / Drop(i, n)) },
        { "the shape is [0]; expected [40]", _ => [] },
        { "numbers differ", errors => Rates(errors, (_, _, _, _) => 1) },
        { "threw an error: not yet.", _ => throw new InvalidOperationException("not yet") },
    };

    [Theory]
    [MemberData(nameof(ScheduleMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheScheduleIsNamed(string expected, Func<double[], double[]> answer) =>
        AssertNamed(expected, Check.WarmUpSchedule(answer));

    public static TheoryData<string, Func<double[], double[], double>> SelectionMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "chooses by the test error", (_, test) => test.Min() },
        { "this is the validation error", (validation, _) => validation.Min() },
        { "swapped", (validation, test) => validation[Array.IndexOf(test, test.Min())] },
        { "the mean over all settings", (_, test) => test.Average() },
        { "the last setting", (_, test) => test[^1] },
        { "expected", (_, test) => test[Array.IndexOf(test, test.Max())] },
    };

    [Theory]
    [MemberData(nameof(SelectionMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheSelectionIsNamed(string expected, Func<double[], double[], double> answer) =>
        AssertNamed(expected, Check.ReportedError(answer));

    public static TheoryData<string, Func<Tensor, Tensor, Tensor>> StatisticsMistakes => new()
    {
        { "the brightness of each test image", (_, test) => Minus(test, Mean(test, 1, 2, 3)) },
        { "the training images are right", (train, test) => Minus(test, Mean(train, 1, 2, 3)) },
        { "the mean of the test images", (_, test) => Minus(test, Mean(test, 0)) },
        { "mixed", (train, test) => Minus(test, Mean(cat([train, test], 0), 0)) },
        { "this is the mean colour, one number a channel", (train, test) => Minus(test, Mean(train, 0, 1, 2)) },
        { "the mean colour of the test images", (_, test) => Minus(test, Mean(test, 0, 1, 2)) },
        { "nothing is subtracted", (_, test) => Minus(test, zeros(1)) },
        { "the channels are still last", (train, test) => (test.to(ScalarType.Float32) / 255) - Mean(train, 0) },
        { "numbers differ", (train, test) => Minus(train, Mean(train, 0)) },
    };

    [Theory]
    [MemberData(nameof(StatisticsMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheStatisticsIsNamed(string expected, Func<Tensor, Tensor, Tensor> answer) =>
        AssertNamed(expected, Check.PreparedTestImages(answer));

    public static TheoryData<string, Func<Module<Tensor, Tensor>, Tensor, Tensor, double>> TestingMistakes => new()
    {
        { "left in training mode", Error },
        { "this is the accuracy", (net, images, labels) => 100 - ErrorInEvaluation(net, images, labels) },
        { "this is a fraction", (net, images, labels) => ErrorInEvaluation(net, images, labels) / 100 },
        { "the answer is -1", (_, _, _) => -1 },
        { "testing has changed the running statistics", ErrorThenTrainingMode },
        { "threw an error: not yet.", (_, _, _) => throw new InvalidOperationException("not yet") },
    };

    [Theory]
    [MemberData(nameof(TestingMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTestingIsNamed(string expected, Func<Module<Tensor, Tensor>, Tensor, Tensor, double> answer) =>
        AssertNamed(expected, Check.TestErrorOf(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.WarmUpSchedule(errors => Rates(errors, (i, n, _, warmFor) => warmFor < 0 ? 0.01 : 0.1 / Drop(i, n))).Passed);
        Assert.True(Check.ReportedError((validation, test) => test[Array.IndexOf(validation, validation.Min())]).Passed);
        Assert.True(Check.PreparedTestImages((train, test) => Minus(test, Mean(train, 0))).Passed);
        Assert.True(Check.TestErrorOf(ErrorInEvaluation).Passed);
    }

    private static double[] Rates(double[] errors, Func<int, int, double, int, double> rule)
    {
        var over = Array.FindIndex(errors, error => error < 80);
        return [.. errors.Select((error, i) => rule(i, errors.Length, error, i - over))];
    }

    private static double Drop(int i, int n) => i >= 3 * n / 4 ? 100 : i >= n / 2 ? 10 : 1;

    private static Tensor Mean(Tensor pixels, params long[] axes) => (pixels.to(ScalarType.Float32) / 255).mean(axes, keepdim: true);

    private static Tensor Minus(Tensor test, Tensor mean) => ((test.to(ScalarType.Float32) / 255) - mean).permute(0, 3, 1, 2);

    private static double Error(Module<Tensor, Tensor> net, Tensor images, Tensor labels) =>
        100.0 * net.call(images).argmax(1).ne(labels).sum().item<long>() / labels.shape[0];

    private static double ErrorInEvaluation(Module<Tensor, Tensor> net, Tensor images, Tensor labels)
    {
        net.eval();
        return Error(net, images, labels);
    }

    private static double ErrorThenTrainingMode(Module<Tensor, Tensor> net, Tensor images, Tensor labels)
    {
        var error = ErrorInEvaluation(net, images, labels);
        net.train();
        net.call(images);
        return error;
    }

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
