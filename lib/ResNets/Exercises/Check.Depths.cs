using ResNets.Networks;
using ResNets.Training;

namespace ResNets.Exercises;

public static partial class Check
{
    private static readonly bool[] s_noAndYes = [false, true];

    /// <summary>Checks how many parameters a network of section 4.2 gains when n grows by one.</summary>
    /// <param name="answer">From the width, the filters of the first stage, to the number of parameters.</param>
    public static CheckResult ParametersPerN(Func<int, long> answer) =>
        JudgeEach<int, long>(
            "parameters of one more n",
            "one block more in each stage: 378w² for its convolutions, 28w for its normalizations.",
            Draws(() => Draw(2, 40)),
            width => $"for width {width}",
            answer,
            width => PlainParameters("plain-20", width) - PlainParameters("plain-14", width),
            new(width => 0, NotYet("the answer is always 0.")),
            new(width => 378L * width * width, "the normalizations are missing: each has two numbers a channel."),
            new(width => (378L * width * width) + (12L * width), "the normalizations are counted with w channels everywhere; the stages have w, 2w and 4w."),
            new(width => 189L * width * width, "one layer a stage is counted, without its normalization; n counts blocks, and a block has two of each."),
            new(width => (378L * width * width) + (14L * width), "a block has two normalizations, each with two numbers a channel: a scale and a shift."),
            new(width => (189L * width * width) + (14L * width), "one layer a stage is counted; n counts blocks, and a block has two."),
            new(width => (18L * width * width) + (4L * width), "this is the first stage's block only; each of the three stages gains one."),
            new(width => (54L * width * width) + (12L * width), "all stages are counted with w filters; they have w, 2w and 4w."),
            new(width => (126L * width * width) + (28L * width), "the convolutions are counted with w filters at one end; where the filters double, so do the inputs, and the weights are four times as many."),
            new(width => (42L * width * width) + (28L * width), "each kernel is 3×3: nine weights for each pair of channels."),
            new(width => (378L * width * width) + (42L * width), "a bias is counted as well; the convolutions have none."));

    /// <summary>Checks the latch of the warm-up of 110 layers: over once the training error is below 80%, and over for good.</summary>
    /// <param name="answer">From whether it was over already and the training error in percent to whether it is over.</param>
    public static CheckResult WarmUpIsOver(Func<bool, double, bool> answer) =>
        JudgeEach<(bool Was, double Error), bool>(
            "end of the warm-up",
            "below 80% of training error it is over, and once over it stays over.",
            [.. s_noAndYes.SelectMany(was => new[] { (was, 80.0), (was, 79.9), (was, 80.1), (was, 90.0), (was, 15.0), (was, 0.5) }
                .Concat(DrawErrors(4).Select(error => (was, error))))],
            state => $"for {Text(state.Error)}% {(state.Was ? "after it was over" : "while it lasts")}",
            state => answer(state.Was, state.Error),
            state => state.Was || WarmUp.Paper.IsOverAt(state.Error),
            new(state => false, "it is never over: the rate stays at 0.01, a bug of public implementations."),
            new(state => true, "it is over from the start."),
            new(state => state.Was && state.Error < 80, "it can never be over for the first time: it is over if it was over before, or if the error is below 80%; || joins the two."),
            new(state => !state.Was && state.Error < 80, "once over it has to stay over: it is over if it was over before, or if the error is below 80%."),
            new(state => state.Error < 80, "it begins again when the error rises above 80%; once over it stays over."),
            new(state => state.Was || state.Error > 80, "the comparison is reversed: it ends below 80%."),
            new(state => state.Was || state.Error <= 80, "at exactly 80% it still lasts: the paper says below."),
            new(state => state.Was || state.Error < 20, "this waits for an accuracy of 80%; the paper waits for an error below 80%."),
            new(state => state.Was || state.Error < 0.8, "the error is in percent, not a fraction."),
            new(state => state.Was, NotYet("the training error is not looked at.")));

    /// <summary>Checks the learning rate of 110 layers: 0.01 while the warm-up lasts, else section 4.2's schedule.</summary>
    /// <param name="answer">From the iteration, from 0, and whether the warm-up is over to the learning rate.</param>
    public static CheckResult WarmUpRate(Func<int, bool, double> answer) =>
        JudgeEach<(int Iteration, bool Over), double>(
            "learning rate with warm-up",
            "the warm-up replaces the rate while it lasts, and shifts nothing.",
            [.. new[] { 0, 399, 400, 31_999, 32_000, 32_001, 47_999, 48_000, 63_999, Draw(500, 31_000), Draw(33_000, 47_000) }
                .SelectMany(iteration => new[] { (iteration, false), (iteration, true) })],
            state => $"at iteration {Text(state.Iteration)}, warm-up {(state.Over ? "over" : "not over")}",
            state => answer(state.Iteration, state.Over),
            state => Recipe.Cifar110.LearningRateAt(state.Iteration, state.Over),
            new(state => 0, "the answer is always 0."),
            new(state => 0.1, NotYet("the rate is always 0.1: both the warm-up and the drops are missing.")),
            new(state => Stepped(state.Iteration, 0.1), "the warm-up is missing: while it is not over the rate is 0.01."),
            new(state => state.Over ? 0.1 : 0.01, "the drops at 32,000 and 48,000 are missing."),
            new(state => Stepped(state.Iteration, 0.01), "the warm-up is never undone: the whole run is at a tenth of the paper's rate."),
            new(state => Stepped(state.Iteration, state.Over ? 0.1 : 0.01), "while the warm-up lasts the rate is 0.01 and nothing else; the drops do not apply to it."),
            new(state => state.Over ? 0.01 : Stepped(state.Iteration, 0.1), "the two cases are swapped."),
            new(state => state.Iteration < 400 ? 0.01 : Stepped(state.Iteration, 0.1), "this ends the warm-up at iteration 400; the paper ends it by the training error, which took about 400."),
            new(state => state.Over ? Stepped(state.Iteration - 400, 0.1) : 0.01, "the drops are shifted by the warm-up; they stay at 32,000 and 48,000."));

    /// <summary>Checks the scatter that table 6 gives with a mean: the sample standard deviation.</summary>
    /// <param name="answer">From the errors of several runs in percent, at least two, to their standard deviation in points.</param>
    public static CheckResult SeedDeviation(Func<double[], double> answer) =>
        JudgeEach<double[], double>(
            "standard deviation over seeds",
            "the root of the squares' sum over n − 1: the mean was taken from the same runs.",
            Draws(() => DrawErrors(5)),
            errors => $"for [{Join(errors)}]",
            errors => answer([.. errors]),
            errors => SeedStatistics.Of(errors).StandardDeviation,
            new(errors => 0, NotYet("the answer is always 0.")),
            new(errors => Squares(errors) / (errors.Length - 1), "this is the variance; the standard deviation is its root."),
            new(errors => Math.Sqrt(Squares(errors) / errors.Length), "this divides by n; the mean was taken from the same runs, so divide by n − 1."),
            new(errors => Squares(errors) / errors.Length, "this is the variance, and over n; take the root, and divide by n − 1."),
            new(errors => SeedStatistics.Of(errors).StandardError, "this is the standard error of the mean; the scatter of the runs themselves is asked for."),
            new(errors => errors.Max() - errors.Min(), "this is the range from best to worst; it grows with the number of runs."),
            new(errors => errors.Average(error => Math.Abs(error - errors.Average())), "this is the mean distance from the mean; square, average, take the root."),
            new(errors => Math.Sqrt(Squares(errors)), "the sum of squares is not divided by n − 1."));

    private static double Squares(double[] errors) => errors.Sum(error => Math.Pow(error - errors.Average(), 2));

    private static double Stepped(int iteration, double rate) => rate / (iteration >= 48_000 ? 100 : iteration >= 32_000 ? 10 : 1);

    private static long PlainParameters(string name, int width)
    {
        using var net = ResNet.Create(name, width: width);
        return net.parameters().Sum(parameter => parameter.numel());
    }
}
