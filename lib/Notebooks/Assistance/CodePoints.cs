using System.Text;

namespace Notebooks.Assistance;

/// <summary>Places in text: Jupyter counts code points, C# counts UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The index in the text; its end when the place is null or behind it.</summary>
    public static int ToIndex(string text, int? codePoints)
    {
        if (codePoints is not { } count)
            return text.Length;
        var index = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (count-- <= 0)
                break;
            index += rune.Utf16SequenceLength;
        }

        return index;
    }

    public static int FromIndex(string text, int index) => text[..index].EnumerateRunes().Count();
}
