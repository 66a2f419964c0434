namespace ResNets.Training;

/// <summary>The loss of a training run is no longer a finite number.</summary>
/// <param name="message">Where it happened and what to do.</param>
public sealed class TrainingDivergedException(string message) : Exception(message);
