namespace Course.Sweep;

/// <summary>A table of configurations to train.</summary>
/// <param name="Name">The table's name: its file's.</param>
/// <param name="Runs">The runs, in the order of the file; each has its own name.</param>
public sealed record SweepPlan(string Name, IReadOnlyList<SweepRun> Runs);
