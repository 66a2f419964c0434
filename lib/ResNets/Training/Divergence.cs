using System.Globalization;

namespace ResNets.Training;

/// <summary>When a run has to be given up.</summary>
internal static class Divergence
{
    /// <summary>A loss so many times that of guessing (ln classes) is no longer learning, for a network of one block.</summary>
    private const double TimesGuessing = 20;

    /// <summary>
    /// Stops a run whose loss or gradient is not finite, or whose loss is far above that of guessing. Before training, the sum
    /// of n blocks has √n times the deviation of one, and so have the logits: the loss of 1202 layers begins at seven times
    /// that of guessing.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="loss">The mean loss since the last report.</param>
    /// <param name="norms">The norms of the last step's gradients.</param>
    /// <param name="lastGood">What is kept, in words.</param>
    /// <exception cref="TrainingDivergedException">The run has diverged.</exception>
    internal static void Require(TrainingRun run, double loss, GradientNorms norms, string lastGood)
    {
        var times = TimesGuessing * Math.Sqrt(run.Net.Spec.BlocksPerStage.Sum());
        if (!double.IsFinite(loss) || loss > times * Math.Log(run.Net.Spec.Classes))
        {
            var what = double.IsFinite(loss)
                ? string.Create(CultureInfo.InvariantCulture, $"the loss is {loss:F1}, more than {times:N0} times that of guessing,")
                : string.Create(CultureInfo.InvariantCulture, $"the loss is {loss}");
            throw Exception(run, what, lastGood);
        }

        if (!norms.AreFinite)
        {
            throw Exception(run, "the norm of a gradient is not a finite number", lastGood);
        }
    }

    /// <summary>Stops a run before weights that are not finite are kept.</summary>
    /// <exception cref="TrainingDivergedException">A weight or a loss is not finite.</exception>
    internal static void RequireFinite(TrainingRun run, string lastGood)
    {
        if (!run.IsFinite())
        {
            throw Exception(run, "a loss or a weight is not a finite number", lastGood);
        }
    }

    private static TrainingDivergedException Exception(TrainingRun run, string what, string lastGood)
    {
        var recipe = run.Recipe;
        var advice = recipe.WarmUp is null ? " or start with a warm-up" : string.Empty;
        return new TrainingDivergedException(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Net.Spec.Name} diverged: {what} after {run.Iteration:N0} of {recipe.Iterations:N0} iterations; lower the learning rate from {recipe.LearningRate}{advice} ({lastGood})."));
    }
}
