using ResNets.Exercises;
using static TorchSharp.torch;

namespace ResNets.Tests.Exercises;

public sealed class ErrorCheckTests
{
    public static TheoryData<string, Func<int, int, double>> CountMistakes => new()
    {
        { "always 0", (wrong, total) => wrong / total },
        { "decimals are cut off", (wrong, total) => 100 * wrong / total },
        { "a fraction", (wrong, total) => (double)wrong / total },
        { "the accuracy", (wrong, total) => 100.0 * (total - wrong) / total },
        { "divide by all of them", (wrong, total) => 100.0 * wrong / (total - wrong) },
        { "wrong of", (wrong, total) => (100.0 * wrong / total) + 1 },
        { "threw an error: Attempted to divide by zero.", (wrong, _) => wrong / (wrong - wrong) },
    };

    [Theory]
    [MemberData(nameof(CountMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingIsNamed(string expected, Func<int, int, double> answer) =>
        AssertNamed(expected, Check.ErrorOfCounts(answer));

    public static TheoryData<string, Func<Tensor, Tensor, double>> TopOneMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "the accuracy", (logits, labels) => 100 - TopOne(logits.argmax(1), labels) },
        { "a fraction", (logits, labels) => TopOne(logits.argmax(1), labels) / 100 },
        { "over axis 1", (logits, labels) => TopOne(logits.argmax(0), labels) },
        { "the smallest logit", (logits, labels) => TopOne(logits.argmin(1), labels) },
        { "a count", (logits, labels) => logits.argmax(1).ne(labels).sum().item<long>() },
        { "for 10 images", (logits, labels) => TopOne(logits.argmax(1), labels) + 1 },
    };

    [Theory]
    [MemberData(nameof(TopOneMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheTopOneErrorIsNamed(string expected, Func<Tensor, Tensor, double> answer) =>
        AssertNamed(expected, Check.TopOneError(answer));

    public static TheoryData<string, Func<int[], int[], int[], int[], double>> DegradationMistakes => new()
    {
        { "always 0", (_, _, _, _) => 0 },
        { "the test error", (_, _, test, testLabels) => Wrong(test, testLabels) },
        { "overfitting, not degradation", (train, labels, test, testLabels) => Wrong(test, testLabels) - Wrong(train, labels) },
        { "write 100.0 * wrong", (train, labels, _, _) => (int)Wrong(train, labels) / 1_000 * 100 },
        { "the decimals are cut off", (train, labels, _, _) => Math.Truncate(Wrong(train, labels)) },
        { "the training accuracy", (train, labels, _, _) => 100 - Wrong(train, labels) },
        { "a fraction", (train, labels, _, _) => Wrong(train, labels) / 100 },
        { "mixes training and test", (train, labels, test, testLabels) => Wrong([.. train, .. test], [.. labels, .. testLabels]) },
    };

    [Theory]
    [MemberData(nameof(DegradationMistakes), DisableDiscoveryEnumeration = true)]
    public void ReadingTheWrongErrorIsNamed(string expected, Func<int[], int[], int[], int[], double> answer) =>
        AssertNamed(expected, Check.DegradationError(answer));

    public static TheoryData<string, Func<double[], double[], double>> DifferenceMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "sign is reversed", (shallow, deep) => shallow.Average() - deep.Average() },
        { "sign is lost", (shallow, deep) => Math.Abs(shallow.Average() - deep.Average()) },
        { "in percent of", (shallow, deep) => 100 * (deep.Average() - shallow.Average()) / shallow.Average() },
        { "the best seeds", (shallow, deep) => deep.Min() - shallow.Min() },
        { "the first seed", (shallow, deep) => deep[0] - shallow[0] },
        { "these are sums", (shallow, deep) => deep.Sum() - shallow.Sum() },
        { "for shallow [", (shallow, deep) => deep.Max() - shallow.Max() + 1 },
    };

    [Theory]
    [MemberData(nameof(DifferenceMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheMeasureIsNamed(string expected, Func<double[], double[], double> answer) =>
        AssertNamed(expected, Check.Degradation(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.ErrorOfCounts((wrong, total) => 100.0 * wrong / total).Passed);
        Assert.True(Check.TopOneError((logits, labels) => TopOne(logits.argmax(-1), labels)).Passed);
        Assert.True(Check.DegradationError((train, labels, _, _) => Wrong(train, labels)).Passed);
        Assert.True(Check.Degradation((shallow, deep) => deep.Average() - shallow.Average()).Passed);
    }

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }

    private static double TopOne(Tensor answers, Tensor labels) =>
        100.0 * answers.ne(labels).to(ScalarType.Float64).mean().item<double>();

    private static double Wrong(int[] answers, int[] labels)
    {
        var wrong = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            wrong += answers[i] == labels[i] ? 0 : 1;
        }

        return 100.0 * wrong / labels.Length;
    }
}
