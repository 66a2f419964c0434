using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>
/// Writes notebooks as nbformat does: one space of indentation, sorted keys, text as lists of lines, nothing escaped
/// that need not be. A file in this form is read and written without a changed byte.
/// </summary>
public static class NotebookWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = NotebookJsonEncoder.Instance,
        MaxDepth = 512,
    };

    /// <summary>Writes a notebook beside <paramref name="path"/> and renames it into place.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="path">The .ipynb file; replaced as a whole or not at all.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(NotebookDocument document, string path) => AtomicFile.Write(path, ToBytes(document));

    /// <summary>The bytes of the .ipynb file, UTF-8.</summary>
    /// <param name="document">The notebook.</param>
    public static byte[] ToBytes(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
            Write(writer, document);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, NotebookDocument document)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("cells");
        foreach (Cell cell in document.Cells)
            CellWriter.Write(writer, cell);
        writer.WriteEndArray();
        writer.WritePropertyName("metadata");
        document.Metadata.WriteTo(writer);
        writer.WriteNumber("nbformat", 4);
        writer.WriteNumber("nbformat_minor", 5);
        writer.WriteEndObject();
    }
}
