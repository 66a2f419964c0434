using System.Globalization;

namespace ResNets.Training;

/// <summary>
/// The paper's start for 110 layers (section 4.2): a lower learning rate until the training error is below a bound. Once
/// over it stays over, and the schedule of drops is not shifted by it.
/// </summary>
/// <param name="LearningRate">The learning rate of the start.</param>
/// <param name="UntilTrainingError">The training error in percent that ends it.</param>
/// <param name="Every">The steps over which the training error is taken, each time anew.</param>
public sealed record WarmUp(double LearningRate, double UntilTrainingError, int Every = 20)
{
    /// <summary>0.01 until the training error is below 80% (about 400 iterations).</summary>
    public static WarmUp Paper { get; } = new(0.01, 80);

    /// <summary>Whether a training error ends the start.</summary>
    /// <param name="trainingError">In percent.</param>
    public bool IsOverAt(double trainingError) => trainingError < UntilTrainingError;

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public void Validate()
    {
        if (!(LearningRate > 0) || !double.IsFinite(LearningRate) || UntilTrainingError is not (> 0 and <= 100) || Every < 1)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The warm-up has learning rate {LearningRate} until {UntilTrainingError}% error over {Every} steps; the rate has to be above 0, the error above 0 and at most 100, the steps at least 1."));
        }
    }
}
