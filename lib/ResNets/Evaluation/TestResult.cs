namespace ResNets.Evaluation;

/// <summary>How many images a network got wrong.</summary>
/// <param name="Wrong">Images whose most likely class is not theirs.</param>
/// <param name="Total">Images tested.</param>
public readonly record struct TestResult(int Wrong, int Total)
{
    /// <summary>The top-1 error in percent.</summary>
    public double Error => 100.0 * Wrong / Total;
}
