namespace ResNets.Training;

/// <summary>How much a mean of training figures is taken over so far.</summary>
/// <param name="Steps">Steps.</param>
/// <param name="Images">Images.</param>
public sealed record MeterCount(int Steps, int Images);
