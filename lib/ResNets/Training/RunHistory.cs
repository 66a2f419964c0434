using System.Globalization;

namespace ResNets.Training;

/// <summary>What one training run was and what it measured.</summary>
/// <param name="Header">The configuration.</param>
/// <param name="Points">The measurements by iteration.</param>
public sealed record RunHistory(RunHeader Header, IReadOnlyList<HistoryPoint> Points)
{
    /// <summary>The training error at the end, in percent: the mean over the last tenth of the iterations.</summary>
    /// <exception cref="InvalidOperationException">Nothing is measured yet: <see cref="Points"/> is empty.</exception>
    public double FinalTrainingError
    {
        get
        {
            var last = Last();
            var from = last.Iteration - (last.Iteration / 10);
            return Points.Where(point => point.Iteration > from).DefaultIfEmpty(last).Average(point => point.TrainingError);
        }
    }

    /// <summary>The iterations that <see cref="FinalTrainingError"/> is the mean over.</summary>
    /// <exception cref="InvalidOperationException">Nothing is measured yet: <see cref="Points"/> is empty.</exception>
    public int FinalTrainingIterations
    {
        get
        {
            var last = Last();
            var from = last.Iteration - (last.Iteration / 10);
            var before = Points.SkipLast(1).LastOrDefault(point => point.Iteration <= from);
            return last.Iteration - (before?.Iteration ?? 0);
        }
    }

    /// <summary>The budget of the run beside the paper's, such as <c>4,000 of 64,000 iterations</c>: errors of other budgets do not compare.</summary>
    public string Scale => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Points is [.., var last] ? last.Iteration : 0):N0} of {Header.Recipe.PaperIterations:N0} iterations");

    /// <summary>Whether all iterations of the recipe were made.</summary>
    public bool IsFinished => Points is [.., var last] && last.Iteration == Header.Recipe.Iterations;

    /// <summary>Whether it has less than a hundredth of the paper's iterations: its errors are then near chance and compare with none of the paper's.</summary>
    public bool IsTooShortToCompare => (Points is [.., var last] ? last.Iteration : 0) * 100L < Header.Recipe.PaperIterations;

    /// <summary>The validation error of the last point that has one, in percent.</summary>
    public double? FinalValidationError => Points.LastOrDefault(point => point.ValidationError is not null)?.ValidationError;

    /// <summary>The test error of the last point that has one, in percent; the paper reports the last, not the best.</summary>
    public double? FinalTestError => Points.LastOrDefault(point => point.TestError is not null)?.TestError;

    private HistoryPoint Last() => Points is [.., var last] ? last : throw new InvalidOperationException(
        $"The run of {Header.Network} (seed {Header.Seed}) has measured nothing yet, so it has no training error; go on with it, or leave it out.");
}
