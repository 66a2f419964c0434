using System.Text.Encodings.Web;

namespace Notebooks.Documents;

/// <summary>
/// Escapes only what JSON requires, as nbformat does: Korean, mathematics and emoji stay readable in a diff.
/// The encoders of System.Text.Json escape everything outside the basic plane.
/// </summary>
internal sealed unsafe class NotebookJsonEncoder : JavaScriptEncoder
{
    public static NotebookJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var i = 0; i < textLength; i++)
        {
            if (NeedsEscape(text[i]) || char.IsSurrogate(text[i]) && !IsPair(text, i++, textLength))
                return i;
        }

        return -1;
    }

    public override bool WillEncode(int unicodeScalar) => NeedsEscape(unicodeScalar);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var escape = Escape(unicodeScalar);
        numberOfCharactersWritten = 0;
        if (!escape.TryCopyTo(new Span<char>(buffer, bufferLength)))
            return false;
        numberOfCharactersWritten = escape.Length;
        return true;
    }

    private static bool NeedsEscape(int scalar) => scalar is < ' ' or '"' or '\\';

    private static bool IsPair(char* text, int i, int length) =>
        i + 1 < length && char.IsSurrogatePair(text[i], text[i + 1]);

    private static string Escape(int scalar) => scalar switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        < ' ' => $"\\u{scalar:x4}",
        _ => char.ConvertFromUtf32(scalar),
    };
}
