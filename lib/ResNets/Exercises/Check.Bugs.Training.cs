using ResNets.Training;
using static TorchSharp.torch;

namespace ResNets.Exercises;

/// <content>Bugs of public implementations in how a network is trained and chosen.</content>
public static partial class Check
{
    /// <summary>Checks the learning rates of 110 layers: 0.01 until the training error is below 80%, then 0.1 with its drops.</summary>
    /// <param name="answer">
    /// From the training error before every iteration, in percent, to the learning rate of that iteration. The rate drops at a
    /// half and three quarters of the iterations.
    /// </param>
    public static CheckResult WarmUpSchedule(Func<double[], double[]> answer) =>
        Judge(
            "a warm-up that ends",
            "0.01 until the error is below 80% for the first time, then 0.1 with all its drops, where they always were.",
            () => [DrawTrainingErrors()],
            inputs => tensor(answer(Numbers(inputs[0]))),
            inputs => tensor(Rates(Numbers(inputs[0]))),
            new Mistake(
                inputs => Rates(inputs, (i, n, _, _) => 0.01 / Drops(i, n)),
                "the warm-up is never undone: a schedule that multiplies the rate it finds starts from 0.01 and never reaches 0.1."),
            new Mistake(inputs => Rates(inputs, (i, n, _, _) => 0.1 / Drops(i, n)), "there is no warm-up left; the first iterations have 0.01."),
            new Mistake(
                inputs => Rates(inputs, (i, n, error, _) => error < 80 ? 0.1 / Drops(i, n) : 0.01),
                "the warm-up comes back when the error rises above 80% once more; once it is over it stays over."),
            new Mistake(inputs => Rates(inputs, (_, _, _, warmFor) => warmFor < 0 ? 0.01 : 0.1), "the drops are gone: after the warm-up the rate stays at 0.1."),
            new Mistake(
                inputs => Rates(inputs, (i, n, _, warmFor) => warmFor < 0 ? 0.01 : 0.1 / Drops(warmFor, n)),
                "the drops are counted from the end of the warm-up; they stay at a half and three quarters of all iterations."),
            new Mistake(
                inputs => Rates(inputs, (i, n, error, _) => error < 80 ? 0.01 : 0.1 / Drops(i, n)),
                "the condition is reversed: the low rate is for the time before the error is below 80%."));

    /// <summary>Checks which test error a paper may report: that of the setting which the validation set chose.</summary>
    /// <param name="answer">From the validation and the test errors of several settings, in percent, to the error to report.</param>
    public static CheckResult ReportedError(Func<double[], double[], double> answer) =>
        JudgeEach<(double[] Validation, double[] Test), double>(
            "the error to report",
            "the validation set chooses, the test set is asked once, about what was chosen.",
            Draws(DrawSettings),
            errors => $"for validation errors [{Join(errors.Validation)}] and test errors [{Join(errors.Test)}]",
            errors => answer([.. errors.Validation], [.. errors.Test]),
            errors => errors.Test[errors.Validation.IndexOf(errors.Validation.Min())],
            new(errors => 0, "the answer is always 0."),
            new(errors => errors.Test.Min(), "this chooses by the test error: the lowest of several is low by luck too, and no image is left that could tell."),
            new(errors => errors.Validation.Min(), "this is the validation error of the chosen setting: it was chosen for being low, so it is too low as well."),
            new(errors => errors.Validation[errors.Test.IndexOf(errors.Test.Min())], "the two are swapped: the validation errors choose, a test error is reported."),
            new(errors => errors.Test.Average(), "this is the mean over all settings; only the chosen one is reported."),
            new(errors => errors.Test[^1], "this is the last setting; the validation errors choose."));

    private static double[] Rates(double[] errors)
    {
        var recipe = Recipe.Cifar110.Scaled(errors.Length);
        var warm = false;
        return [.. errors.Select((error, i) => recipe.LearningRateAt(i, warm |= recipe.WarmUp!.IsOverAt(error)))];
    }

    /// <param name="inputs">The training errors.</param>
    /// <param name="rule">From the iteration, all iterations, the error and the iterations since the warm-up was over (below 0 before) to a rate.</param>
    private static Tensor Rates(Tensor[] inputs, Func<int, int, double, int, double> rule)
    {
        var errors = Numbers(inputs[0]);
        var over = Array.FindIndex(errors, error => error < 80);
        return tensor(errors.Select((error, i) => rule(i, errors.Length, error, i - over)).ToArray());
    }

    private static double Drops(int i, int n) => i >= 3 * n / 4 ? 100 : i >= n / 2 ? 10 : 1;

    /// <summary>Forty errors in percent: above 80, then below, with one that rises above once more.</summary>
    private static Tensor DrawTrainingErrors()
    {
        var (over, relapse) = (Draw(3, 8), Draw(10, 15));
        return tensor(Enumerable.Range(0, 40)
            .Select(i => i < over || i == relapse ? Draw(810, 900) / 10.0 : Draw(200, 790) / 10.0).ToArray());
    }

    /// <summary>Five settings whose validation errors differ.</summary>
    private static (double[] Validation, double[] Test) DrawSettings()
    {
        var validation = DrawErrors(5).Select((error, i) => error + (i / 100.0)).ToArray();
        return (validation, DrawErrors(5));
    }

    private static double[] Numbers(Tensor values) => values.data<double>().ToArray();
}
