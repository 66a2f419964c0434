namespace ResNets.Weights;

/// <summary>The tensors of a file do not fit a network; nothing of it was loaded.</summary>
/// <param name="report">What fits and what does not.</param>
public sealed class WeightMismatchException(LoadReport report) : Exception($"{report.Sentence}; nothing was loaded.")
{
    /// <summary>What fits and what does not, in full.</summary>
    public LoadReport Report { get; } = report;
}
