namespace ResNets.Training;

/// <summary>What the steps since the last report came to.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Error">The training error in percent.</param>
/// <param name="Images">The images seen.</param>
internal readonly record struct StepReading(double Loss, double Error, int Images);
