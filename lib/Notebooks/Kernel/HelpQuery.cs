using System.Text.RegularExpressions;

namespace Notebooks.Kernel;

/// <summary>A cell that only asks what a name means: <c>?name</c> or <c>name?</c>.</summary>
internal static partial class HelpQuery
{
    /// <summary>The name, or null when the cell is code.</summary>
    public static string? Parse(string code)
    {
        Match match = Query().Match(code);
        return match.Success ? match.Groups["before"].Success ? match.Groups["before"].Value : match.Groups["after"].Value : null;
    }

    [GeneratedRegex(@"^\s*(?:\?{1,2}\s*(?<after>[\p{L}_][\w.]*)|(?<before>[\p{L}_][\w.]*)\?{1,2})\s*$")]
    private static partial Regex Query();
}
