using ResNets.Exercises;
using ResNets.Scoreboards;

namespace ResNets.Tests.Exercises;

public sealed class ResultCheckTests
{
    public static TheoryData<string, Func<double[], double>> StandardErrorMistakes => new()
    {
        { "always 0", _ => 0 },
        { "the standard deviation of one run", errors => Deviation(errors, 1) },
        { "divide by K − 1", errors => Deviation(errors, 0) / Math.Sqrt(errors.Length) },
        { "and then by √K", errors => Deviation(errors, 0) },
        { "falls with √K only", errors => Deviation(errors, 1) / errors.Length },
        { "the variance of the mean", errors => Math.Pow(Deviation(errors, 1), 2) / errors.Length },
        { "half the range", errors => (errors.Max() - errors.Min()) / 2 },
        { "expected", errors => errors.Average() },
    };

    [Theory]
    [MemberData(nameof(StandardErrorMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheStandardErrorIsNamed(string expected, Func<double[], double> answer) =>
        AssertNamed(expected, Check.StandardErrorOfSeeds(answer));

    public static TheoryData<string, Func<double, int, double>> ScatterMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "this is a fraction", (error, n) => Scatter(error, n) / 100 },
        { "this is the variance", (error, n) => Math.Pow(Scatter(error, n), 2) / 100 },
        { "q is a share between 0 and 1", (error, n) => Math.Sqrt(error * (1 - error) / n) },
        { "the factor 1 − q is missing", (error, n) => 100 * Math.Sqrt(error / 100 / n) },
        { "does not depend on the error", (_, n) => 100 / Math.Sqrt(n) },
        { "expected", (error, _) => error },
    };

    [Theory]
    [MemberData(nameof(ScatterMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheScatterIsNamed(string expected, Func<double, int, double> answer) =>
        AssertNamed(expected, Check.TestSetScatter(answer));

    public static TheoryData<string, Func<double, double, double, double, bool>> ApartMistakes => new()
    {
        { "always yes", (a, _, b, _) => a != b },
        { "always no", (_, _, _, _) => false },
        { "the sign decides", (a, ea, b, eb) => a - b > 2 * Math.Sqrt((ea * ea) + (eb * eb)) },
        { "the sign decides", (a, ea, b, eb) => b - a > 2 * Math.Sqrt((ea * ea) + (eb * eb)) },
        { "this is one standard error", (a, ea, b, eb) => Math.Abs(a - b) > Math.Sqrt((ea * ea) + (eb * eb)) },
        { "the squares add up", (a, ea, b, eb) => Math.Abs(a - b) > 2 * (ea + eb) },
        { "whether the bars overlap", (a, ea, b, eb) => Math.Abs(a - b) > ea + eb },
        { "only the larger", (a, ea, b, eb) => Math.Abs(a - b) > 2 * Math.Max(ea, eb) },
        { "only the larger standard error counts here, and once", (a, ea, b, eb) => Math.Abs(a - b) > Math.Max(ea, eb) },
        { "only the smaller", (a, ea, b, eb) => Math.Abs(a - b) > 2 * Math.Min(ea, eb) },
        { "the squares are averaged", (a, ea, b, eb) => Math.Abs(a - b) > 2 * Math.Sqrt(((ea * ea) + (eb * eb)) / 2) },
    };

    [Theory]
    [MemberData(nameof(ApartMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTellingApartIsNamed(string expected, Func<double, double, double, double, bool> answer) =>
        AssertNamed(expected, Check.CanBeToldApart(answer));

    public static TheoryData<string, Func<ReportedResult, ReportedResult, bool>> ComparisonMistakes => new()
    {
        { "always yes", (_, _) => true },
        { "always no", (_, _) => false },
        { "only equal results", (a, b) => a == b },
        { "only equal networks", (a, b) => a == b && !b.ChosenOnTest },
        { "the images are not looked at", (a, b) => MayBe(a, b, data: false) },
        { "the training is not looked at", (a, b) => MayBe(a, b, training: false) },
        { "the test is not looked at", (a, b) => MayBe(a, b, test: false) },
        { "chosen on the test set", (a, b) => MayBe(a, b, choice: false) },
        { "both may have been chosen", (a, b) => MayBe(a, b, choice: false) && a.ChosenOnTest == b.ChosenOnTest },
        { "only the first is asked", (a, b) => MayBe(a, b, choice: false) && !a.ChosenOnTest },
        { "only the second is asked", (a, b) => MayBe(a, b, choice: false) && !b.ChosenOnTest },
        { "only the images", (a, b) => a.Data == b.Data },
        { "the answer is ", (a, b) => MayBe(a, b) && a.Test == "single view" },
        { "the answer is ", (a, b) => MayBe(a, b) && a is { Data: "CIFAR-10", Iterations: 64_000 } },
    };

    [Theory]
    [MemberData(nameof(ComparisonMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInComparingIsNamed(string expected, Func<ReportedResult, ReportedResult, bool> answer) =>
        AssertNamed(expected, Check.MayBeCompared(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.StandardErrorOfSeeds(errors => Deviation(errors, 1) / Math.Sqrt(errors.Length)).Passed);
        Assert.True(Check.TestSetScatter(Scatter).Passed);
        Assert.True(Check.CanBeToldApart((a, ea, b, eb) => (a - b) * (a - b) > 4 * ((ea * ea) + (eb * eb))).Passed);
        Assert.True(Check.MayBeCompared((a, b) => MayBe(a, b)).Passed);
    }

    private static bool MayBe(
        ReportedResult a, ReportedResult b, bool data = true, bool training = true, bool test = true, bool choice = true) =>
        (!data || a.Data == b.Data) && (!training || a.Iterations == b.Iterations) && (!test || a.Test == b.Test)
        && !(choice && (a.ChosenOnTest || b.ChosenOnTest));

    private static double Deviation(double[] errors, int lost) =>
        Math.Sqrt(errors.Sum(error => Math.Pow(error - errors.Average(), 2)) / (errors.Length - lost));

    private static double Scatter(double error, int n) => Math.Sqrt(error * (100 - error) / n);

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
