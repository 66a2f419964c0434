using System.Text.RegularExpressions;

namespace Notebooks.Export;

/// <summary>Printed text as a terminal would leave it.</summary>
internal static partial class TerminalText
{
    /// <summary>The text without colour codes; of a line that was written over and over, the last state.</summary>
    public static string Settle(string text) =>
        string.Join('\n', ColourCodes().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(Last));

    private static string Last(string line)
    {
        var shown = "";
        foreach (var state in line.Split('\r'))
            shown = state.Length >= shown.Length ? state : state + shown[state.Length..];
        return shown;
    }

    [GeneratedRegex("\u001b\\[[0-9;]*[A-Za-z]")]
    private static partial Regex ColourCodes();
}
