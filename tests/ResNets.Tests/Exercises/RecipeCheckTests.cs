using ResNets.Exercises;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Tests.Exercises;

public sealed class RecipeCheckTests
{
    public static TheoryData<string, Func<Tensor, Tensor>> MeanMistakes => new()
    {
        { "as they were", pixels => pixels },
        { "not averaged", pixels => Scaled(pixels) },
        { "one number a channel", pixels => Scaled(pixels).mean(new long[] { 0, 1, 2 }) },
        { "over all axes", pixels => Scaled(pixels).mean() },
        { "brightness of each image", pixels => Scaled(pixels).mean(new long[] { 1, 2, 3 }) },
        { "a colour for each image", pixels => Scaled(pixels).mean(new long[] { 1, 2 }) },
        { "grey images", pixels => Scaled(pixels).mean(new long[] { 3 }) },
        { "divide by 255", pixels => pixels.to(ScalarType.Float32).mean(new long[] { 0 }) },
        { "largest byte is 255", pixels => pixels.to(ScalarType.Float32).mean(new long[] { 0 }) / 256 },
        { ". Stored pixels are whole numbers: x.to(ScalarType.Float32) makes them floats", pixels => pixels.mean(new long[] { 0 }) },
        { "the answer threw", _ => throw new InvalidOperationException("no") },
        { "the shape is", pixels => zeros(2) },
    };

    [Theory]
    [MemberData(nameof(MeanMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheMeanImageIsNamed(string expected, Func<Tensor, Tensor> answer) =>
        AssertNamed(expected, Check.MeanImage(answer));

    public static TheoryData<string, Func<int, int, int, double>> HeMistakes => new()
    {
        { "always 0", (c, _, k) => 2 / (k * k * c) },
        { "the variance", (c, _, k) => 2.0 / (k * k * c) },
        { "without ReLU: ReLU cuts off", (c, _, k) => 1 / Math.Sqrt(k * k * c) },
        { "from the output channels", (_, p, k) => Math.Sqrt(2.0 / (k * k * p)) },
        { "Glorot", (c, p, k) => Math.Sqrt(2.0 / (k * k * (c + p))) },
        { "the kernel is missing", (c, _, _) => Math.Sqrt(2.0 / c) },
        { "along one side only", (c, _, k) => Math.Sqrt(2.0 / (k * c)) },
        { "the same for every layer", (_, _, _) => 0.01 },
        { "expected", (c, p, _) => c + p },
    };

    [Theory]
    [MemberData(nameof(HeMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheInitialisationIsNamed(string expected, Func<int, int, int, double> answer) =>
        AssertNamed(expected, Check.HeDeviation(answer));

    public static TheoryData<string, Func<int, int, double>> RateMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "never drops", (_, _) => 0.1 },
        { "one iteration late", (i, n) => i > 3 * n / 4 ? 0.001 : i > n / 2 ? 0.01 : 0.1 },
        { "the second drop is missing", (i, n) => i >= n / 2 ? 0.01 : 0.1 },
        { "both drops come at once", (i, n) => i >= n / 2 ? 0.001 : 0.1 },
        { "write 3 * total / 4", (i, n) => i < n / 2 ? 0.1 : i < 3 / 4 * n ? 0.01 : 0.001 },
        { "one third and two thirds", (i, n) => 3 * i >= 2 * n ? 0.001 : 3 * i >= n ? 0.01 : 0.1 },
        { "stand at 32,000 and 48,000", (i, _) => i < 32_000 ? 0.1 : i < 48_000 ? 0.01 : 0.001 },
        { "never drops", (i, n) => 0.1 / Math.Pow(10, i / n) },
        { "expected 0.01", (i, n) => i >= 5 * n / 8 ? 0.001 : i >= n / 2 ? 0.01 : 0.1 },
        { "along a line", (i, n) => 0.1 * (1 - ((double)i / n)) },
        { "expected", (i, n) => i + n },
    };

    [Theory]
    [MemberData(nameof(RateMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheScheduleIsNamed(string expected, Func<int, int, double> answer) =>
        AssertNamed(expected, Check.LearningRate(answer));

    public static TheoryData<string, Func<Tensor, Tensor, Tensor, double, double, double, Tensor>> StepMistakes => new()
    {
        { "as they were", (w, _, _, _, _, _) => w },
        { "momentum and weight decay are missing", (w, g, _, rate, _, _) => w - (g * rate) },
        { "the weight decay is missing", (w, g, v, rate, momentum, _) => w - (((v * momentum) + g) * rate) },
        { "the momentum is missing", (w, g, _, rate, _, decay) => w - ((g + (w * decay)) * rate) },
        { "sign of the decay", (w, g, v, rate, momentum, decay) => w - (((v * momentum) + g - (w * decay)) * rate) },
        { "up the gradient", (w, g, v, rate, momentum, decay) => w + (((v * momentum) + g + (w * decay)) * rate) },
        { "damped", (w, g, v, rate, momentum, decay) => w - (((v * momentum) + (g * (1 - momentum)) + (w * decay)) * rate) },
        { "damped", (w, g, v, rate, momentum, decay) => w - (((v * momentum) + ((g + (w * decay)) * (1 - momentum))) * rate) },
        { "as in Caffe", (w, g, v, rate, momentum, decay) => w - ((v * momentum) + ((g + (w * decay)) * rate)) },
        { "not scaled by the learning rate", (w, g, v, rate, momentum, decay) => (w * (1 - decay)) - (((v * momentum) + g) * rate) },
        { "has to take in gradient and decay first", (w, _, v, rate, _, _) => w - (v * rate) },
        { "this is the velocity; return the weights", (w, g, v, _, momentum, decay) => (v * momentum) + g + (w * decay) },
        { "this is the velocity, without the decay", (_, g, v, _, momentum, _) => (v * momentum) + g },
        { "takes in −rate · g here, and is added", (w, g, v, rate, momentum, decay) => w + ((v * momentum) - ((g + (w * decay)) * rate)) },
        { "and the decay is missing", (w, g, v, rate, momentum, _) => w + ((v * momentum) - (g * rate)) },
        { "differ by up to", (w, g, v, rate, momentum, _) => w - (((v * momentum) + g + (w * rate)) * rate) },
        { "differ by up to", (w, _, _, _, _, _) => w + 1 },
    };

    [Theory]
    [MemberData(nameof(StepMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInAStepIsNamed(string expected, Func<Tensor, Tensor, Tensor, double, double, double, Tensor> answer) =>
        AssertNamed(expected, Check.SgdStep(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.MeanImage(pixels => Scaled(pixels).mean(new long[] { 0 })).Passed);
        Assert.True(Check.MeanImage(pixels => pixels.to(ScalarType.Float64).mean(new long[] { 0 }).div(255).to(ScalarType.Float32)).Passed);
        Assert.True(Check.HeDeviation((c, _, k) => Math.Sqrt(2.0 / (k * k * c))).Passed);
        Assert.True(Check.LearningRate((i, n) => i >= 3 * n / 4 ? 0.001 : i >= n / 2 ? 0.01 : 0.1).Passed);
        Assert.True(Check.LearningRate((i, n) => 0.1 * Math.Pow(0.1, (2 * i / n) + (4 * i >= 3 * n ? 1 : 0))).Passed);
        Assert.True(Check.SgdStep(Step).Passed);
        Assert.True(Check.SgdStep((w, g, v, rate, momentum, decay) => w.sub_(v.mul_(momentum).add_(g).add_(w * decay).mul_(rate))).Passed);
    }

    /// <summary>The step that the exercise asks for is the one that the library's optimizer makes.</summary>
    [Fact]
    public void TheOptimizerMakesTheSameStep()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var weight = new Parameter(randn(3, 4));
        using var optimizer = optim.SGD([weight], 0.1, 0.9, weight_decay: 0.2);
        var (expected, velocity) = (weight.detach().clone(), zeros(3, 4));
        for (var i = 0; i < 3; i++)
        {
            var gradient = randn(3, 4);
            optimizer.zero_grad();
            (weight * gradient).sum().backward();
            optimizer.step();
            var before = expected;
            expected = Step(before, gradient, velocity, 0.1, 0.9, 0.2);
            velocity = (before - expected) / 0.1;
        }

        Assert.True(weight.detach().allclose(expected, rtol: 1e-4, atol: 1e-5));
    }

    private static Tensor Step(Tensor w, Tensor g, Tensor v, double rate, double momentum, double decay) =>
        w - (((v * momentum) + g + (w * decay)) * rate);

    private static Tensor Scaled(Tensor pixels) => pixels.to(ScalarType.Float32) / 255;

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
