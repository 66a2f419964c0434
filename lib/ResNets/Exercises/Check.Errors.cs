using static TorchSharp.torch;

namespace ResNets.Exercises;

public static partial class Check
{
    /// <summary>Checks an error in percent from counts.</summary>
    /// <param name="answer">From the number of wrong images and of all images to the error in percent.</param>
    public static CheckResult ErrorOfCounts(Func<int, int, double> answer) =>
        JudgeEach<(int Wrong, int Total), double>(
            "error in percent",
            "wrong over all, in percent, with its decimals.",
            Draws(() => (Wrong: Draw(1, 400), Total: Draw(401, 999))),
            counts => $"for {counts.Wrong} wrong of {counts.Total}",
            counts => answer(counts.Wrong, counts.Total),
            counts => 100.0 * counts.Wrong / counts.Total,
            new(counts => 0, NotYet("the answer is always 0. If a formula is there: dividing two whole numbers cuts off everything behind the point: write 100.0 * …")),
            new(counts => 100 * counts.Wrong / counts.Total, "the decimals are cut off: dividing two whole numbers gives a whole number, write 100.0 * …"),
            new(counts => (double)counts.Wrong / counts.Total, "this is a fraction; the tables of the paper are in percent."),
            new(counts => 100.0 * (counts.Total - counts.Wrong) / counts.Total, "this is the accuracy: the share that is right."),
            new(counts => 100.0 * counts.Wrong / (counts.Total - counts.Wrong), "this divides by the images that are right; divide by all of them."));

    /// <summary>Checks the top-1 error of logits.</summary>
    /// <param name="answer">From logits [N, classes] and labels [N], int64, to the error in percent.</param>
    public static CheckResult TopOneError(Func<Tensor, Tensor, double> answer)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return JudgeEach<(Tensor Logits, Tensor Labels), double>(
            "top-1 error",
            "the largest logit of each row is the answer, and the error counts the rows where it is not the label.",
            Draws(DrawAnswers),
            pair => $"for {pair.Labels.shape[0]} images",
            pair => answer(pair.Logits.clone(), pair.Labels.clone()),
            pair => Wrong(pair.Logits.argmax(1), pair.Labels),
            new(pair => 0, NotYet("the answer is always 0.")),
            new(pair => 100 - Wrong(pair.Logits.argmax(1), pair.Labels), "this is the accuracy: the share that is right."),
            new(pair => Wrong(pair.Logits.argmax(1), pair.Labels) / 100, "this is a fraction; the tables of the paper are in percent."),
            new(pair => Wrong(pair.Logits.argmax(0), pair.Labels), "the maximum is taken over the images; each row is one image, so take it over axis 1."),
            new(pair => Wrong(pair.Logits.argmin(1), pair.Labels), "this takes the smallest logit; the most likely class has the largest."),
            new(pair => Wrong(pair.Logits.argmax(1), pair.Labels) * pair.Labels.shape[0] / 100, "this is a count; divide by the number of images and multiply by 100."));
    }

    /// <summary>Checks which error shows degradation: the one on the training images.</summary>
    /// <param name="answer">
    /// From a network's answers on the training images, their labels, its answers on the test images and their labels to an
    /// error in percent.
    /// </param>
    public static CheckResult DegradationError(Func<int[], int[], int[], int[], double> answer) =>
        JudgeEach<(int[] Train, int[] TrainLabels, int[] Test, int[] TestLabels), double>(
            "the error that shows degradation",
            "the training error: overfitting cannot raise it, so a higher one means that the solver did worse.",
            Draws(() => (DrawLabels(37), DrawLabels(37), DrawLabels(25), DrawLabels(25))),
            all => $"for {all.Train.Length} training and {all.Test.Length} test images",
            all => answer([.. all.Train], [.. all.TrainLabels], [.. all.Test], [.. all.TestLabels]),
            all => Wrong(all.Train, all.TrainLabels),
            new(all => 0, NotYet("the answer is always 0. If it should not be: wrong / count divides whole numbers; write 100.0 * wrong / count.")),
            new(all => Math.Floor(Wrong(all.Train, all.TrainLabels)), "the decimals are cut off: 100 * wrong / count divides whole numbers; write 100.0."),
            new(all => Wrong(all.Test, all.TestLabels), "this is the test error: overfitting raises it too, so it cannot tell the two apart. Degradation shows on the training images."),
            new(all => Wrong(all.Test, all.TestLabels) - Wrong(all.Train, all.TrainLabels), "this is the gap between test and training error: it measures overfitting, not degradation."),
            new(all => 100 - Wrong(all.Train, all.TrainLabels), "this is the training accuracy: the share that is right."),
            new(all => Wrong(all.Train, all.TrainLabels) / 100, "this is a fraction; give percent."),
            new(all => Wrong([.. all.Train, .. all.Test], [.. all.TrainLabels, .. all.TestLabels]), "this mixes training and test images; only the training images tell."));

    /// <summary>Checks the size of degradation between a shallow and a deep network.</summary>
    /// <param name="answer">From the training errors of the shallow and of the deep network, one a seed, to points; above 0 where deeper is worse.</param>
    public static CheckResult Degradation(Func<double[], double[], double> answer) =>
        JudgeEach<(double[] Shallow, double[] Deep), double>(
            "degradation in points",
            "mean of the deep minus mean of the shallow, in points: above 0 where deeper is worse.",
            Draws(() => (DrawErrors(2), DrawErrors(3))),
            errors => $"for shallow [{Join(errors.Shallow)}] and deep [{Join(errors.Deep)}]",
            errors => answer([.. errors.Shallow], [.. errors.Deep]),
            errors => errors.Deep.Average() - errors.Shallow.Average(),
            new(errors => 0, NotYet("the answer is always 0.")),
            new(errors => errors.Shallow.Average() - errors.Deep.Average(), "the sign is reversed: it has to be above 0 where the deep network is worse."),
            new(errors => Math.Abs(errors.Deep.Average() - errors.Shallow.Average()), "the sign is lost: where the deep network is better, the answer is below 0."),
            new(errors => 100 * (errors.Deep.Average() - errors.Shallow.Average()) / errors.Shallow.Average(), "this is relative, in percent of the shallow error; the difference of two percentages is in points."),
            new(errors => errors.Deep.Min() - errors.Shallow.Min(), "this compares the best seeds; picking the best run flatters, take the mean over seeds."),
            new(errors => errors.Deep[0] - errors.Shallow[0], "this looks at the first seed only; one run proves nothing, take the mean over seeds."),
            new(errors => errors.Deep.Sum() - errors.Shallow.Sum(), "these are sums; with different numbers of seeds only means compare."));

    private static (Tensor Logits, Tensor Labels) DrawAnswers()
    {
        var logits = randn(10, 10);
        var isRight = rand(10).gt(0.5);
        return (logits, where(isRight, logits.argmax(1), randint(0, 10, 10)));
    }

    private static int[] DrawLabels(int count)
    {
        using var labels = randint(0, 3, count);
        return [.. labels.data<long>().ToArray().Select(label => (int)label)];
    }

    private static double Wrong(Tensor answers, Tensor labels) =>
        100.0 * answers.ne(labels).sum().item<long>() / labels.shape[0];

    private static double Wrong(int[] answers, int[] labels) =>
        100.0 * answers.Zip(labels).Count(pair => pair.First != pair.Second) / labels.Length;

    private static string Join(double[] errors) => string.Join(", ", errors.Select(Text));
}
