using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>Writes one cell or output with its keys in alphabetical order, as nbformat does.</summary>
internal static class CellWriter
{
    public static void Write(Utf8JsonWriter writer, Cell cell)
    {
        var members = new SortedDictionary<string, Action>(StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in cell.OtherMembers)
            members[name] = () => value.WriteTo(writer);
        members["cell_type"] = () => writer.WriteStringValue(TypeName(cell));
        members["id"] = () => writer.WriteStringValue(cell.Id);
        members["metadata"] = () => cell.Metadata.WriteTo(writer);
        members["source"] = () => WriteLines(writer, cell.Source);
        if (cell is CodeCell code)
        {
            members["execution_count"] = () => WriteCount(writer, code.ExecutionCount);
            members["outputs"] = () => WriteOutputs(writer, code);
        }

        WriteMembers(writer, members);
    }

    private static string TypeName(Cell cell) => cell switch
    {
        CodeCell => "code",
        MarkdownCell => "markdown",
        _ => "raw",
    };

    private static void WriteOutputs(Utf8JsonWriter writer, CodeCell cell)
    {
        writer.WriteStartArray();
        foreach (Output output in cell.Outputs)
            WriteMembers(writer, OutputMembers(writer, output));
        writer.WriteEndArray();
    }

    private static SortedDictionary<string, Action> OutputMembers(Utf8JsonWriter writer, Output output) => output switch
    {
        StreamOutput stream => new(StringComparer.Ordinal)
        {
            ["name"] = () => writer.WriteStringValue(stream.Name),
            ["output_type"] = () => writer.WriteStringValue("stream"),
            ["text"] = () => WriteLines(writer, stream.Text),
        },
        DisplayOutput display => new(StringComparer.Ordinal)
        {
            ["data"] = () => WriteBundle(writer, display.Data),
            ["metadata"] = () => display.Metadata.WriteTo(writer),
            ["output_type"] = () => writer.WriteStringValue("display_data"),
        },
        ExecuteResultOutput result => new(StringComparer.Ordinal)
        {
            ["data"] = () => WriteBundle(writer, result.Data),
            ["execution_count"] = () => WriteCount(writer, result.ExecutionCount),
            ["metadata"] = () => result.Metadata.WriteTo(writer),
            ["output_type"] = () => writer.WriteStringValue("execute_result"),
        },
        ErrorOutput error => new(StringComparer.Ordinal)
        {
            ["ename"] = () => writer.WriteStringValue(error.Name),
            ["evalue"] = () => writer.WriteStringValue(error.Message),
            ["output_type"] = () => writer.WriteStringValue("error"),
            ["traceback"] = () => WriteStrings(writer, error.Traceback),
        },
        _ => throw new ArgumentException($"The output is a {output.GetType().Name}; nbformat has no such output.", nameof(output)),
    };

    private static void WriteMembers(Utf8JsonWriter writer, SortedDictionary<string, Action> members)
    {
        writer.WriteStartObject();
        foreach ((string name, Action write) in members)
        {
            writer.WritePropertyName(name);
            write();
        }

        writer.WriteEndObject();
    }

    private static void WriteBundle(Utf8JsonWriter writer, MimeBundle bundle)
    {
        writer.WriteStartObject();
        foreach ((string mimeType, JsonElement value) in bundle.Data)
        {
            writer.WritePropertyName(mimeType);
            if (IsLines(mimeType) && Json.Text(value) is { } text)
                WriteLines(writer, text);
            else
                value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static bool IsLines(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is MimeTypes.Svg or MimeTypes.Javascript;

    private static void WriteCount(Utf8JsonWriter writer, int? count)
    {
        if (count is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }

    private static void WriteLines(Utf8JsonWriter writer, string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        WriteStrings(writer, lines);
    }

    private static void WriteStrings(Utf8JsonWriter writer, IEnumerable<string> strings)
    {
        writer.WriteStartArray();
        foreach (var line in strings)
            writer.WriteStringValue(line);
        writer.WriteEndArray();
    }
}
