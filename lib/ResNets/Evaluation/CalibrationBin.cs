namespace ResNets.Evaluation;

/// <summary>The images of one interval of confidence.</summary>
/// <param name="From">Where the interval begins; it does not belong to it.</param>
/// <param name="To">Where it ends; it belongs to it.</param>
/// <param name="Count">The number of images.</param>
/// <param name="Accuracy">The share of them that is right; not a number where there are none.</param>
/// <param name="Confidence">Their mean confidence; not a number where there are none.</param>
public sealed record CalibrationBin(double From, double To, int Count, double Accuracy, double Confidence);
