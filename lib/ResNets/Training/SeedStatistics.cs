using System.Globalization;

namespace ResNets.Training;

/// <summary>An error over several seeds, as table 6 reports 110 layers: mean ± deviation over five runs.</summary>
/// <param name="Mean">The mean in percent.</param>
/// <param name="StandardDeviation">The sample standard deviation (n − 1) in points; 0 for one run.</param>
/// <param name="Best">The lowest, in percent.</param>
/// <param name="Runs">How many runs.</param>
public sealed record SeedStatistics(double Mean, double StandardDeviation, double Best, int Runs)
{
    /// <summary>The standard error of the mean in points; 0 for one run, which says nothing of its scatter.</summary>
    public double StandardError => StandardDeviation / Math.Sqrt(Runs);

    /// <summary>The statistics of errors.</summary>
    /// <param name="errors">One error a run, in percent.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SeedStatistics Of(IReadOnlyCollection<double> errors)
    {
        if (errors.Count == 0)
        {
            throw new ArgumentException("There is no run to take statistics of.", nameof(errors));
        }

        var mean = errors.Average();
        var variance = errors.Count == 1 ? 0 : errors.Sum(error => (error - mean) * (error - mean)) / (errors.Count - 1);
        return new(mean, Math.Sqrt(variance), errors.Min(), errors.Count);
    }

    /// <summary>Such as <c>7.50 ± 0.25 over 3 runs</c>.</summary>
    public override string ToString() => Runs == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Mean:F2} (one run)")
        : string.Create(CultureInfo.InvariantCulture, $"{Mean:F2} ± {StandardDeviation:F2} over {Runs} runs");
}
