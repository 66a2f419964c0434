using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Notebooks.Documents;

/// <summary>Reads .ipynb files (nbformat 4.0 to 4.5) strictly.</summary>
public static class NotebookReader
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 256 };

    /// <summary>Reads a notebook file.</summary>
    /// <param name="path">The .ipynb file.</param>
    /// <returns>The notebook; cells without an id have got one made of their place and text.</returns>
    /// <exception cref="NotebookFormatException">The file is not a notebook; the message names file and cell.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookDocument Read(string path) => Parse(File.ReadAllBytes(path), path);

    /// <summary>Reads a notebook from its bytes.</summary>
    /// <param name="utf8">The content of the file, UTF-8, with or without byte order mark.</param>
    /// <param name="name">What errors call it, usually the path.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="NotebookFormatException">The bytes are not a notebook.</exception>
    public static NotebookDocument Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        RequireUtf8(utf8.Span, name);
        try
        {
            using var json = JsonDocument.Parse(utf8, s_options);
            return Notebook(json.RootElement.Clone(), name);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" (line {line + 1})" : "";
            throw new NotebookFormatException(
                $"{name} is not JSON{place}; a notebook is one JSON object: restore the file from version control, or save it again from the editor.",
                e);
        }
    }

    private static void RequireUtf8(ReadOnlySpan<byte> content, string name)
    {
        if (Utf8.IsValid(content))
            return;
        ReadOnlySpan<byte> rest = content;
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done)
            rest = rest[length..];
        var line = content[..^rest.Length].Count((byte)'\n') + 1;
        throw new NotebookFormatException(
            $"{name} is not in UTF-8: line {line} holds the byte 0x{rest[0]:X2}, which is no character there; save it again from the editor, as UTF-8.");
    }

    private static NotebookDocument Notebook(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new NotebookFormatException($"{name} holds a JSON {Kind(root)}; a notebook is one JSON object.");
        if (!Json.IsText(root))
            throw new NotebookFormatException($"{name} holds a string with half a surrogate pair, which is no text; remove that '\\ud8xx' escape.");
        CheckVersion(root, name);
        if (!root.TryGetProperty("cells", out JsonElement cells) || cells.ValueKind != JsonValueKind.Array)
            throw new NotebookFormatException($"{name} has no list 'cells'; save it again from the editor.");

        var reader = new CellReader(name);
        return new NotebookDocument([.. cells.EnumerateArray().Select(reader.Read)])
        {
            Metadata = Members.Object(root, "metadata", name),
        };
    }

    private static void CheckVersion(JsonElement root, string name)
    {
        if (!root.TryGetProperty("nbformat", out JsonElement major) || !major.TryGetInt(out var version))
            throw new NotebookFormatException($"{name} has no number 'nbformat', so it is no notebook; expected nbformat 4.");
        if (version != 4)
        {
            throw new NotebookFormatException(
                $"{name} is in nbformat {version}; expected 4: convert it with 'jupyter nbconvert --to notebook --nbformat 4'.");
        }
    }

    private static bool TryGetInt(this JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number);
    }

    private static string Kind(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();
}
