namespace ResNets;

/// <summary>What several runs gave.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation.</param>
public readonly record struct MeanAndDeviation(double Mean, double Deviation);
