using System.Net;

namespace Notebooks.Export;

/// <summary>Puts text into HTML.</summary>
internal static class Html
{
    /// <summary>Text between tags.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Text between the double quotes of an attribute.</summary>
    public static string Attribute(string text) => WebUtility.HtmlEncode(text);

    /// <summary>JSON inside a script element: no character of it can end the element.</summary>
    public static string Json(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);

    /// <summary>Script inside a script element: no string in it can end the element.</summary>
    public static string Script(string script) =>
        script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
}
