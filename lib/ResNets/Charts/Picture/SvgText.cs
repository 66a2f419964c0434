using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ResNets.Charts.Picture;

/// <summary>Words and numbers of a picture.</summary>
internal static partial class SvgText
{
    /// <summary>Text with numbers as SVG writes them.</summary>
    internal static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Words as they can stand in an element; the mark-up that plotly.js reads in them is left out.</summary>
    internal static string Escape(string text) => WebUtility.HtmlEncode(Unprintable().Replace(Words(text), string.Empty));

    /// <summary>About how wide a text is, in pixels: no font is asked, so that it is the same everywhere.</summary>
    internal static double Width(string text, double fontSize = 12) => fontSize * Words(text).Sum(letter => letter switch
    {
        'i' or 'l' or 'j' or '.' or ',' or ':' or '|' or '\'' or ' ' => 0.3,
        'm' or 'w' or 'M' or 'W' or '%' => 0.87,
        >= 'A' and <= 'Z' => 0.68,
        > '\u1100' => 1,
        _ => 0.56,
    });

    /// <summary>The text in lines that are no wider than the space; none for a text without a word.</summary>
    internal static IEnumerable<string> Wrapped(string text, double fontSize, double space)
    {
        var line = string.Empty;
        foreach (var word in Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Width($"{line} {word}", fontSize) > space)
            {
                yield return line;
                line = string.Empty;
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }

    private static string Words(string text) => Markup().Replace(text, tag => tag.Value.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? " " : string.Empty);

    [GeneratedRegex("</?(?:b|i|em|sub|sup)>|<br ?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    // XML has no way to write these, and half of a surrogate pair is no text.
    [GeneratedRegex("[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]")]
    private static partial Regex Unprintable();
}
