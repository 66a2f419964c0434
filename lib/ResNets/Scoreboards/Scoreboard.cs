using ResNets.Display;

namespace ResNets.Scoreboards;

/// <summary>The paper's numbers and claims beside ours, with computed verdicts.</summary>
/// <param name="Title">What is compared.</param>
/// <param name="Scores">The comparisons in the paper's order.</param>
[TypeFormatterSource(typeof(ScoreboardFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Scoreboard(string Title, IReadOnlyList<Score> Scores)
{
    /// <summary>Several boards as one.</summary>
    /// <param name="title">What is compared.</param>
    /// <param name="boards">The boards in order.</param>
    public static Scoreboard Of(string title, params IReadOnlyList<Scoreboard> boards) =>
        new(title, [.. boards.SelectMany(board => board.Scores)]);

    /// <summary>How often a verdict came out.</summary>
    /// <param name="verdict">The verdict.</param>
    public int Count(Verdict verdict) => Scores.Count(score => score.Verdict == verdict);

    /// <summary>What a verdict is called.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Exact => "exact",
        Verdict.WithinBand => "within band",
        Verdict.SameOrder => "same order",
        Verdict.OtherConditions => "other conditions",
        Verdict.Undecided => "undecided",
        Verdict.Differs => "differs",
        Verdict.NotMeasured => "not measured",
        _ => "not reproduced",
    };

    /// <inheritdoc/>
    public override string ToString() => ScoreboardText.Of(this);
}
