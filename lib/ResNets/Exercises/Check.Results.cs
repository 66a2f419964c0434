using ResNets.Scoreboards;

namespace ResNets.Exercises;

/// <content>Reading results: scatter, standard errors, and what may be compared.</content>
public static partial class Check
{
    private const double NoNumber = -1;

    private static readonly double[] s_smallerErrors = [0.25, 0.75, 1];
    private static readonly double[] s_distances = [-3, -2.2, -1.8, -1.5, -1.3, -1.2, -0.9, -0.6, 0.6, 0.9, 1.2, 1.3, 1.5, 1.8, 2.2, 3];
    private static readonly string[] s_networks = ["resnet-20", "resnet-56"];
    private static readonly string[] s_images = ["CIFAR-10", "CIFAR-10 from JPEG files"];
    private static readonly int[] s_iterations = [64_000, 4_000];
    private static readonly string[] s_tests = ["single view", "10-crop"];
    private static readonly bool[] s_choices = [false, true];

    /// <summary>Checks the standard error of the mean of several seeds.</summary>
    /// <param name="answer">From errors in percent, one a seed, to the standard error of their mean in points.</param>
    public static CheckResult StandardErrorOfSeeds(Func<double[], double> answer) =>
        JudgeEach<double[], double>(
            "standard error of the mean",
            "the sample deviation over the root of the number of seeds: four times the seeds, half the error.",
            Draws(() => DrawErrors(Draw(3, 6))),
            errors => $"for [{Join(errors)}]",
            errors => answer([.. errors]),
            errors => Deviation(errors, 1) / Math.Sqrt(errors.Length),
            new(errors => 0, NotYet("the answer is always 0.")),
            new(errors => Deviation(errors, 1), "this is the standard deviation of one run; the mean of K runs scatters √K times less."),
            new(errors => Deviation(errors, 0) / Math.Sqrt(errors.Length), "the squares are divided by K; the mean was taken from the same runs, so divide by K − 1."),
            new(errors => Deviation(errors, 0), "this is the standard deviation with K; divide by K − 1, and then by √K."),
            new(errors => Deviation(errors, 1) / errors.Length, "the deviation is divided by K; the error of a mean falls with √K only."),
            new(errors => Square(Deviation(errors, 1)) / errors.Length, "this is the variance of the mean; take its root."),
            new(errors => (errors.Max() - errors.Min()) / 2, "this is half the range; it grows with the number of seeds."));

    /// <summary>Checks by how much an error scatters because the test set is a sample.</summary>
    /// <param name="answer">From an error in percent and the number of test images to its standard error in points.</param>
    public static CheckResult TestSetScatter(Func<double, int, double> answer) =>
        JudgeEach<(double Error, int Images), double>(
            "the scatter of a test set",
            "√(q(1 − q)/N) of the share q, in points: the smaller the error, the smaller its scatter.",
            Draws(() => (Draw(10, 900) / 10.0, Draw(100, 20_000))),
            test => $"for {test.Error:0.0}% on {test.Images} images",
            test => answer(test.Error, test.Images) is var found && double.IsNaN(found) ? NoNumber : found,
            test => 100 * Binomial(test.Error / 100, test.Images),
            new(test => 0, NotYet("the answer is always 0.")),
            new(test => Binomial(test.Error / 100, test.Images), "this is a fraction; give points."),
            new(test => 100 * Square(Binomial(test.Error / 100, test.Images)), "this is the variance; take its root."),
            new(test => NoNumber, "q is a share between 0 and 1: 1 − q of a percentage is below 0 and has no root. Divide by 100 first."),
            new(test => 100 * Math.Sqrt(test.Error / 100 / test.Images), "the factor 1 − q is missing."),
            new(test => 100 / Math.Sqrt(test.Images), "this does not depend on the error; q(1 − q) belongs under the root."));

    /// <summary>Checks whether two means with standard errors can be told apart: by more than two standard errors of their difference.</summary>
    /// <param name="answer">From a mean and its standard error, and another and its own, to whether they can be told apart.</param>
    public static CheckResult CanBeToldApart(Func<double, double, double, double, bool> answer) =>
        JudgeEach<(double A, double ErrorA, double B, double ErrorB), bool>(
            "can they be told apart?",
            "a difference counts where it is above two standard errors of the difference, 2√(a² + b²).",
            [
                .. from share in s_smallerErrors
                   from distance in s_distances
                   let a = Draw(1, 9) / 10.0
                   let b = share * a
                   select (20.0, a, 20 + (distance * Math.Sqrt(Square(a) + Square(b))), b),
            ],
            pair => $"for {pair.A:0.00} ± {pair.ErrorA:0.00} and {pair.B:0.00} ± {pair.ErrorB:0.00}",
            pair => answer(pair.A, pair.ErrorA, pair.B, pair.ErrorB),
            pair => Math.Abs(pair.A - pair.B) > 2 * Math.Sqrt(Square(pair.ErrorA) + Square(pair.ErrorB)),
            new(pair => true, NotYet("the answer is always yes: two runs always differ by something.")),
            new(pair => false, "the answer is always no."),
            new(pair => pair.A - pair.B > 2 * Math.Sqrt(Square(pair.ErrorA) + Square(pair.ErrorB)), "the sign decides here; a difference counts in either direction: take its absolute value."),
            new(pair => pair.B - pair.A > 2 * Math.Sqrt(Square(pair.ErrorA) + Square(pair.ErrorB)), "the sign decides here; a difference counts in either direction: take its absolute value."),
            new(pair => Math.Abs(pair.A - pair.B) > Math.Sqrt(Square(pair.ErrorA) + Square(pair.ErrorB)), "this is one standard error; chance alone exceeds it every third time. Take two."),
            new(pair => Math.Abs(pair.A - pair.B) > 2 * (pair.ErrorA + pair.ErrorB), "the standard errors are added; of independent runs the squares add up."),
            new(pair => Math.Abs(pair.A - pair.B) > pair.ErrorA + pair.ErrorB, "this asks whether the bars overlap; the difference has a standard error of its own, √(a² + b²), and two of them count."),
            new(pair => Math.Abs(pair.A - pair.B) > 2 * Math.Max(pair.ErrorA, pair.ErrorB), "only the larger standard error counts here; both numbers are uncertain."),
            new(pair => Math.Abs(pair.A - pair.B) > Math.Max(pair.ErrorA, pair.ErrorB), "only the larger standard error counts here, and once; both numbers are uncertain, and two standard errors count."),
            new(pair => Math.Abs(pair.A - pair.B) > 2 * Math.Min(pair.ErrorA, pair.ErrorB), "only the smaller standard error counts here; both numbers are uncertain."),
            new(pair => Math.Abs(pair.A - pair.B) > 2 * Math.Sqrt((Square(pair.ErrorA) + Square(pair.ErrorB)) / 2), "the squares are averaged; of a difference they add up."));

    /// <summary>Checks what a measured error may be compared with.</summary>
    /// <param name="answer">From two results to whether their errors may be compared.</param>
    public static CheckResult MayBeCompared(Func<ReportedResult, ReportedResult, bool> answer)
    {
        ReportedResult[] results =
        [
            .. from network in s_networks
               from data in s_images
               from iterations in s_iterations
               from test in s_tests
               from chosen in s_choices
               select new ReportedResult(network, data, iterations, test, chosen),
        ];
        return JudgeEach<(ReportedResult A, ReportedResult B), bool>(
            "may they be compared?",
            "same images, same training, same test, and neither chosen on the test set; the networks may differ, for they are what is compared.",
            [.. from a in results from b in results select (a, b)],
            pair => $"for {pair.A} and {pair.B}",
            pair => answer(pair.A, pair.B),
            pair => Unchosen(pair) && Comparable(pair.A, pair.B, true, true, true),
            new(pair => true, "the answer is always yes."),
            new(pair => false, "the answer is always no; a fair comparison exists."),
            new(pair => pair.A == pair.B, "only equal results are let through; networks are what one wants to compare."),
            new(pair => pair.A == pair.B && !pair.A.ChosenOnTest, "only equal networks are let through; networks are what one wants to compare."),
            new(pair => Unchosen(pair) && Comparable(pair.A, pair.B, false, true, true), "the images are not looked at: other pixels give other errors."),
            new(pair => Unchosen(pair) && Comparable(pair.A, pair.B, true, false, true), "the training is not looked at: a sixteenth of the iterations gives a higher error."),
            new(pair => Unchosen(pair) && Comparable(pair.A, pair.B, true, true, false), "the test is not looked at: ten crops give a lower error than one view."),
            new(pair => Comparable(pair.A, pair.B, true, true, true), "one of them was chosen on the test set: its error is too low."),
            new(pair => Comparable(pair.A, pair.B, true, true, true) && pair.A.ChosenOnTest == pair.B.ChosenOnTest, "both may have been chosen on the test set here: both errors are too low, and nobody knows by how much."),
            new(pair => Comparable(pair.A, pair.B, true, true, true) && !pair.A.ChosenOnTest, "only the first is asked whether it was chosen on the test set."),
            new(pair => Comparable(pair.A, pair.B, true, true, true) && !pair.B.ChosenOnTest, "only the second is asked whether it was chosen on the test set."),
            new(pair => Comparable(pair.A, pair.B, true, false, false), NotYet("only the images are looked at: training, test and the way of choosing count too.")));
    }

    private static bool Unchosen((ReportedResult A, ReportedResult B) pair) => !pair.A.ChosenOnTest && !pair.B.ChosenOnTest;

    private static bool Comparable(ReportedResult a, ReportedResult b, bool data, bool training, bool test) =>
        (!data || a.Data == b.Data) && (!training || a.Iterations == b.Iterations) && (!test || a.Test == b.Test);

    private static double Deviation(double[] errors, int lost) =>
        Math.Sqrt(errors.Sum(error => Square(error - errors.Average())) / (errors.Length - lost));

    private static double Binomial(double share, int images) => Math.Sqrt(share * (1 - share) / images);

    private static double Square(double value) => value * value;
}
