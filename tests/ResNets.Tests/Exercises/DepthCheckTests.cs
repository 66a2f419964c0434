using ResNets.Exercises;

namespace ResNets.Tests.Exercises;

public sealed class DepthCheckTests
{
    public static TheoryData<string, Func<int, long>> CountMistakes => new()
    {
        { "always 0", _ => 0 },
        { "normalizations are missing", w => 378L * w * w },
        { "two normalizations", w => (378L * w * w) + (14 * w) },
        { "one layer a stage", w => (189L * w * w) + (14 * w) },
        { "with w channels everywhere", w => (378L * w * w) + (12 * w) },
        { "without its normalization", w => 189L * w * w },
        { "first stage's block only", w => (18L * w * w) + (4 * w) },
        { "they have w, 2w and 4w", w => (54L * w * w) + (12 * w) },
        { "at one end", w => 18L * w * (w + (2 * w) + (4 * w)) + (28 * w) },
        { "nine weights", w => (42L * w * w) + (28 * w) },
        { "a bias is counted", w => (378L * w * w) + (42 * w) },
        { "expected", w => w },
    };

    [Theory]
    [MemberData(nameof(CountMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInCountingOneMoreNIsNamed(string expected, Func<int, long> answer) =>
        AssertNamed(expected, Check.ParametersPerN(answer));

    public static TheoryData<string, Func<bool, double, bool>> LatchMistakes => new()
    {
        { "never over", (_, _) => false },
        { "from the start", (_, _) => true },
        { "begins again", (_, error) => error < 80 },
        { "reversed", (was, error) => was || error > 80 },
        { "exactly 80%", (was, error) => was || error <= 80 },
        { "accuracy of 80%", (was, error) => was || 100 - error > 80 },
        { "not a fraction", (was, error) => was || error < 0.8 },
        { "not looked at", (was, _) => was },
        { "has to stay over", (was, error) => !was && error < 80 },
        { "over for the first time", (was, error) => was && error < 80 },
        { "expected", (was, error) => was ^ (error < 40) },
    };

    [Theory]
    [MemberData(nameof(LatchMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheLatchIsNamed(string expected, Func<bool, double, bool> answer) =>
        AssertNamed(expected, Check.WarmUpIsOver(answer));

    public static TheoryData<string, Func<int, bool, double>> RateMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "both the warm-up and the drops", (_, _) => 0.1 },
        { "the warm-up is missing", (i, _) => Rate(i, true) },
        { "the drops at 32,000", (_, over) => over ? 0.1 : 0.01 },
        { "never undone", (i, _) => Rate(i, true) / 10 },
        { "nothing else", (i, over) => Rate(i, true) / (over ? 1 : 10) },
        { "swapped", (i, over) => Rate(i, !over) },
        { "took about 400", (i, _) => i < 400 ? 0.01 : Rate(i, true) },
        { "shifted", (i, over) => Rate(i - 400, over) },
        { "expected", (i, _) => i },
    };

    [Theory]
    [MemberData(nameof(RateMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheRateIsNamed(string expected, Func<int, bool, double> answer) =>
        AssertNamed(expected, Check.WarmUpRate(answer));

    public static TheoryData<string, Func<double[], double>> DeviationMistakes => new()
    {
        { "always 0", _ => 0 },
        { "this is the variance;", errors => Variance(errors) },
        { "divides by n;", errors => Math.Sqrt(Variance(errors) * (errors.Length - 1) / errors.Length) },
        { "and over n", errors => Variance(errors) * (errors.Length - 1) / errors.Length },
        { "standard error", errors => Math.Sqrt(Variance(errors) / errors.Length) },
        { "the range", errors => errors.Max() - errors.Min() },
        { "mean distance", errors => errors.Sum(error => Math.Abs(error - errors.Average())) / errors.Length },
        { "not divided", errors => Math.Sqrt(Variance(errors) * (errors.Length - 1)) },
        { "the answer threw", errors => errors[5] },
        { "expected", errors => errors.Average() },
    };

    [Theory]
    [MemberData(nameof(DeviationMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheScatterIsNamed(string expected, Func<double[], double> answer) =>
        AssertNamed(expected, Check.SeedDeviation(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.ParametersPerN(w => (378L * w * w) + (28L * w)).Passed);
        Assert.True(Check.ParametersPerN(w => new[] { w, 2 * w, 4 * w }.Sum(p => (18L * p * p) + (4L * p))).Passed);
        Assert.True(Check.WarmUpIsOver((was, error) => was || error < 80).Passed);
        Assert.True(Check.WarmUpRate(Rate).Passed);
        Assert.True(Check.SeedDeviation(errors => Math.Sqrt(Variance(errors))).Passed);
    }

    /// <summary>The slope of the known counts is the closed form of the exercise at the paper's width of 16.</summary>
    [Fact]
    public void TheClosedFormIsTheSlopeOfTheKnownCounts() =>
        Assert.All(KnownCounts.Cifar.Skip(1), row => Assert.Equal(
            ((378 * 256) + (28 * 16)) * (row.N - KnownCounts.Cifar[0].N), row.A - KnownCounts.Cifar[0].A));

    private static double Rate(int iteration, bool over) => !over ? 0.01 : iteration < 32_000 ? 0.1 : iteration < 48_000 ? 0.01 : 0.001;

    private static double Variance(double[] errors) => errors.Sum(error => Math.Pow(error - errors.Average(), 2)) / (errors.Length - 1);

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
