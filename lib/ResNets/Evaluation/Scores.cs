using static TorchSharp.torch;

namespace ResNets.Evaluation;

/// <summary>
/// What one network, or several together, say about a test set: a probability for every image and class, and what follows from
/// them. Views, scales and networks are combined by averaging (sections 3.4 and 4.1).
/// </summary>
public sealed class Scores
{
    private readonly float[] _probabilities;

    /// <summary>Keeps probabilities.</summary>
    /// <param name="probabilities">[N · classes]: row by row, each row of sum 1.</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="classNames">The names of the classes by label.</param>
    /// <exception cref="ArgumentException">The numbers do not fit together, or one is NaN.</exception>
    public Scores(float[] probabilities, IReadOnlyList<int> labels, IReadOnlyList<string> classNames)
    {
        if (labels.Count == 0 || probabilities.Length != labels.Count * classNames.Count)
        {
            throw new ArgumentException(
                $"{probabilities.Length} probabilities came for {labels.Count} images of {classNames.Count} classes; expected their product, of at least one image.");
        }

        if (labels.Any(label => label < 0 || label >= classNames.Count))
        {
            throw new ArgumentException($"A label lies outside of 0 to {classNames.Count - 1}.", nameof(labels));
        }

        if (Array.FindIndex(probabilities, float.IsNaN) is >= 0 and var place)
        {
            throw new ArgumentException(
                $"The network's answer to image {place / classNames.Count} is not a number; expected finite weights and pixels. Load weights of a run that did not diverge.");
        }

        (_probabilities, Labels, ClassNames) = (probabilities, labels, classNames);
    }

    /// <summary>The class of each image.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The names of the classes by label.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of images.</summary>
    public int Count => Labels.Count;

    /// <summary>The most likely class of each image.</summary>
    public IReadOnlyList<int> Predictions => [.. Enumerable.Range(0, Count).Select(Prediction)];

    /// <summary>Images whose most likely class is not theirs, and all.</summary>
    public TestResult Top1 => Top(1);

    /// <summary>Images whose class is not among the five most likely, and all.</summary>
    public TestResult Top5 => Top(5);

    /// <summary>Whether there are more than five classes; of fewer, the right one is always among the five most likely.</summary>
    public bool HasTop5 => ClassNames.Count > 5;

    /// <summary>The average of several, such as of the networks of an ensemble.</summary>
    /// <param name="all">Scores of the same images.</param>
    /// <exception cref="ArgumentException">There are none, or they are of different images.</exception>
    public static Scores Average(params IReadOnlyList<Scores> all)
    {
        if (all.Count == 0 || all.Any(one => !one.Labels.SequenceEqual(all[0].Labels) || one.ClassNames.Count != all[0].ClassNames.Count))
        {
            throw new ArgumentException($"{all.Count} scores came to be averaged; expected at least one, all of the same images.", nameof(all));
        }

        var sum = new float[all[0]._probabilities.Length];
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = (float)(all.Sum(one => (double)one._probabilities[i]) / all.Count);
        }

        return new Scores(sum, all[0].Labels, all[0].ClassNames);
    }

    /// <summary>The probabilities of one image by class.</summary>
    /// <param name="image">The image's number.</param>
    public ReadOnlySpan<float> this[int image] => _probabilities.AsSpan(image * ClassNames.Count, ClassNames.Count);

    /// <summary>The probability of an image's most likely class.</summary>
    /// <param name="image">The image's number.</param>
    public float Confidence(int image) => this[image][Prediction(image)];

    /// <summary>Counts the images whose class is not among the most likely ones; equal probabilities count for the lower label.</summary>
    /// <param name="k">How many classes may be named.</param>
    public TestResult Top(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return new TestResult(Enumerable.Range(0, Count).Count(image => Rank(image) >= k), Count);
    }

    /// <summary>The error of each class, and who is taken for whom.</summary>
    public ConfusionMatrix Confusion() => ConfusionMatrix.Of(Labels, Predictions, ClassNames);

    /// <summary>Whether the probabilities can be believed.</summary>
    /// <param name="bins">Intervals of confidence of equal width.</param>
    public Calibration Calibrate(int bins = 15) => Calibration.Of(this, bins);

    /// <summary>The images that are wrong with the greatest confidence, the worst first.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>Their numbers in the set.</returns>
    public IReadOnlyList<int> MostConfidentMistakes(int count = 20) =>
        [.. Enumerable.Range(0, Count).Where(image => Prediction(image) != Labels[image]).OrderByDescending(Confidence).Take(count)];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"top-1 error {Top1.Error:0.00}%{(HasTop5 ? FormattableString.Invariant($", top-5 error {Top5.Error:0.00}%") : string.Empty)} of {Count:N0} images");

    /// <summary>Softmax of logits, as rows of probabilities.</summary>
    /// <param name="logits">[N, classes], on any device.</param>
    internal static float[] Softmax(Tensor logits)
    {
        using var scope = NewDisposeScope();
        return logits.to(ScalarType.Float32).softmax(1).cpu().contiguous().data<float>().ToArray();
    }

    private int Prediction(int image)
    {
        var own = this[image];
        var best = 0;
        for (var i = 1; i < own.Length; i++)
        {
            best = own[i] > own[best] ? i : best;
        }

        return best;
    }

    /// <summary>How many classes are more likely than the right one.</summary>
    private int Rank(int image)
    {
        var own = this[image];
        var label = Labels[image];
        var rank = 0;
        for (var i = 0; i < own.Length; i++)
        {
            rank += own[i] > own[label] || (own[i] == own[label] && i < label) ? 1 : 0;
        }

        return rank;
    }
}
