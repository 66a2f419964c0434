namespace ResNets.Training;

/// <summary>Chooses among runs as the paper does: by the validation error at the end, never by the test error.</summary>
public static class Selection
{
    /// <summary>The finished run with the lowest validation error; the first of equals.</summary>
    /// <param name="runs">Finished runs, each with a validation split.</param>
    /// <exception cref="ArgumentException">There is no run, or one without validation error.</exception>
    public static RunHistory ByValidation(IReadOnlyCollection<RunHistory> runs)
    {
        if (runs.FirstOrDefault(run => run.FinalValidationError is null || !run.IsFinished) is { } unfit)
        {
            throw new ArgumentException(
                $"The run of {unfit.Header.Network} (seed {unfit.Header.Seed}) has no validation error at its end; train it with a validation split and to the end.",
                nameof(runs));
        }

        return runs.MinBy(run => run.FinalValidationError)
            ?? throw new ArgumentException("There is no run to choose from.", nameof(runs));
    }
}
