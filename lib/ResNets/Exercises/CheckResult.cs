using System.Net;
using ResNets.Display;

namespace ResNets.Exercises;

/// <summary>What a check found. It is shown, not thrown: an exercise that is not solved yet does not stop a notebook.</summary>
/// <param name="Exercise">What was asked for.</param>
/// <param name="Passed">Whether the answer is right.</param>
/// <param name="Message">Praise, or which mistake it looks like and where to look.</param>
[TypeFormatterSource(typeof(CheckResultFormatters))]
public sealed record CheckResult(string Exercise, bool Passed, string Message)
{
    /// <summary>The attribute by which a program finds results in a page: <c>passed</c> or <c>open</c>.</summary>
    public const string Attribute = "data-check";

    /// <inheritdoc/>
    public override string ToString() => $"{(Passed ? "✓" : "✗")} {Exercise}: {Message}";

    /// <summary>The same as a coloured line.</summary>
    public string ToHtml()
    {
        var color = Passed ? "#2e7d32" : "#c25e00";
        return $"<div {Attribute}=\"{(Passed ? "passed" : "open")}\" style=\"border-left:4px solid {color};padding:.5em .9em\"><b style=\"color:{color}\">{(Passed ? "✓" : "✗")} {WebUtility.HtmlEncode(Exercise)}</b><br>{WebUtility.HtmlEncode(Message)}</div>";
    }
}
