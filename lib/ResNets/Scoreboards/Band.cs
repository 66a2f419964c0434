using System.Globalization;

namespace ResNets.Scoreboards;

/// <summary>Where a number has to lie to agree with another.</summary>
/// <param name="Low">The lowest value that agrees.</param>
/// <param name="High">The highest.</param>
public readonly record struct Band(double Low, double High)
{
    /// <summary>How many standard errors a band is wide on each side.</summary>
    public const double StandardErrors = 2;

    private const double Slack = 1e-9;

    /// <summary>What rounds to a printed number: half a unit of its last digit either way.</summary>
    /// <param name="printed">The number.</param>
    /// <param name="decimals">Its digits after the point.</param>
    public static Band Rounding(double printed, int decimals) => Around(printed, Math.Pow(10, -decimals) / 2);

    /// <summary>A value give or take something.</summary>
    /// <param name="value">The middle.</param>
    /// <param name="halfWidth">What is given or taken.</param>
    public static Band Around(double value, double halfWidth) => new(value - halfWidth, value + halfWidth);

    /// <summary>
    /// Where the mean of our runs has to lie if it measures what the paper's runs measured:
    /// two standard errors of the difference of both means, s · √(1/m + 1/n).
    /// </summary>
    /// <param name="paper">The paper's error in percent.</param>
    /// <param name="paperRuns">The runs behind it.</param>
    /// <param name="ourRuns">Ours.</param>
    /// <param name="deviation">The standard deviation from seed to seed, in points.</param>
    public static Band OfMeans(double paper, int paperRuns, int ourRuns, double deviation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(paperRuns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ourRuns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        return Around(paper, StandardErrors * deviation * Math.Sqrt((1.0 / paperRuns) + (1.0 / ourRuns)));
    }

    /// <summary>Whether a value lies in the band, its ends included.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => value >= Low - Slack && value <= High + Slack;

    /// <summary>Such as <c>8.30 to 9.20</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low:0.###} to {High:0.###}");
}
