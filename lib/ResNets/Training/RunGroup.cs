namespace ResNets.Training;

/// <summary>Runs that differ in nothing but their seeds, under one name: a variant of an ablation.</summary>
/// <param name="Name">What the variant is called, such as <c>no augmentation</c>.</param>
/// <param name="Runs">Its runs, one a seed; at least one.</param>
public sealed record RunGroup(string Name, IReadOnlyList<RunHistory> Runs)
{
    /// <summary>The training error at the end over the seeds, in percent.</summary>
    /// <exception cref="ArgumentException">There is no run.</exception>
    public SeedStatistics TrainingError => SeedStatistics.Of([.. Runs.Select(run => run.FinalTrainingError)]);

    /// <summary>The test error at the end over the seeds, in percent.</summary>
    /// <exception cref="ArgumentException">No run was tested.</exception>
    public SeedStatistics TestError => SeedStatistics.Of([.. Runs.Select(run => run.FinalTestError).OfType<double>()]);
}
