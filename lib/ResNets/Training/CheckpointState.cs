namespace ResNets.Training;

/// <summary>What a checkpoint holds besides tensors.</summary>
/// <param name="Iteration">Steps done; with the recipe's seed it is also the position in the sequence of batches.</param>
/// <param name="Schedule">Where the schedule of the learning rate stands.</param>
/// <param name="SinceReport">The steps and images since the last point of the history.</param>
/// <param name="SinceLook">The steps and images since the schedule's last look at the training error.</param>
/// <param name="Identity">The run that it belongs to.</param>
public sealed record CheckpointState(
    int Iteration, ScheduleState Schedule, MeterCount SinceReport, MeterCount SinceLook, RunIdentity Identity);
