using System.Net;
using System.Text.RegularExpressions;

namespace Notebooks.Formatting;

/// <summary>HTML for front ends that show none.</summary>
internal static partial class HtmlText
{
    /// <summary>The text between the tags, scripts and styles left out.</summary>
    public static string PlainOf(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim() is { Length: > 0 } text ? text : "(HTML)";

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>|<[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
