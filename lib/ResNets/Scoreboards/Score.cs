namespace ResNets.Scoreboards;

/// <summary>One number or claim of the paper beside ours.</summary>
/// <param name="Place">Where the paper has it: <c>table 6</c>.</param>
/// <param name="What">What is compared, with its unit.</param>
/// <param name="Paper">What the paper prints or claims.</param>
/// <param name="Ours">Ours, or why there is none.</param>
/// <param name="Basis">How ours came about: data, iterations, seeds, computed or recorded.</param>
/// <param name="Band">Where ours has to lie to agree, or null.</param>
/// <param name="Verdict">What the comparison came to.</param>
public sealed record Score(string Place, string What, string Paper, string Ours, string Basis, Band? Band, Verdict Verdict)
{
    /// <summary>A count: exact where it rounds to the printed number, within the band where it is one unit of the last digit off.</summary>
    /// <param name="place">Where the paper has it.</param>
    /// <param name="what">What is counted, with its unit.</param>
    /// <param name="printed">The paper's number.</param>
    /// <param name="decimals">Its digits after the point.</param>
    /// <param name="ours">Ours, unrounded.</param>
    public static Score Counted(string place, string what, double printed, int decimals, double ours)
    {
        var rounding = Scoreboards.Band.Rounding(printed, decimals);
        var unit = Scoreboards.Band.Around(printed, Math.Pow(10, -decimals));
        var verdict = rounding.Contains(ours) ? Verdict.Exact : unit.Contains(ours) ? Verdict.WithinBand : Verdict.Differs;
        return new(
            place, what, Number(printed, decimals), Number(ours, decimals + 2), "counted",
            verdict == Verdict.WithinBand ? unit : rounding, verdict);
    }

    /// <summary>An ordering that the paper claims, such as a deeper plain network being worse than a shallower.</summary>
    /// <param name="place">Where the paper has it.</param>
    /// <param name="claim">The claim in words.</param>
    /// <param name="basis">How the two numbers came about.</param>
    /// <param name="lower">What the claim says is lower.</param>
    /// <param name="higher">What the claim says is higher.</param>
    /// <param name="standardError">The standard error of their difference, in the same unit.</param>
    public static Score Ordering(string place, string claim, string basis, double lower, double higher, double standardError)
    {
        var difference = higher - lower;
        var scatter = Scoreboards.Band.StandardErrors * standardError;
        var verdict = Math.Abs(difference) <= scatter ? Verdict.Undecided : difference > 0 ? Verdict.SameOrder : Verdict.Differs;
        return new(place, claim, "claimed", $"{Number(lower, 2)} and {Number(higher, 2)}", basis, null, verdict);
    }

    /// <summary>Something that the kit can measure and that is not there.</summary>
    public static Score Missing(string place, string what, string paper, string why) =>
        new(place, what, paper, "–", why, null, Verdict.NotMeasured);

    /// <summary>Something that the kit does not reproduce.</summary>
    public static Score NotReproduced(string place, string what, string paper, string why) =>
        new(place, what, paper, "–", why, null, Verdict.OutOfReach);

    internal static string Number(double value, int decimals) =>
        value.ToString("N" + decimals, System.Globalization.CultureInfo.InvariantCulture);
}
