namespace ResNets.Weights;

/// <summary>Text from a file as it may stand in a message: short, and nothing that a terminal would obey.</summary>
internal static class Printable
{
    private const int Longest = 80;

    internal static string Of(string text)
    {
        var cut = text.Length <= Longest ? text : text[..Longest] + "…";
        return string.Concat(cut.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
