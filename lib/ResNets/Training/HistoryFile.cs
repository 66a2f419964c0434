using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResNets.Training;

/// <summary>Training histories as JSON lines: a header, then one line a point. A run that is cut off loses its last line at most.</summary>
public static class HistoryFile
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes a header and points so far to a new file, beside it first and renamed then.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="history">What to write.</param>
    public static void Write(string path, RunHistory history)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var part = path + ".part";
        File.WriteAllLines(part, [Line(history.Header), .. history.Points.Select(Line)]);
        File.Move(part, path, overwrite: true);
    }

    /// <summary>Adds one point to a file that has a header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="point">The point.</param>
    public static void Append(string path, HistoryPoint point) => File.AppendAllText(path, Line(point) + "\n");

    /// <summary>Reads a history; a last line that was cut off is left out.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">A line is not what it should be; the message says which.</exception>
    public static RunHistory Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0)
        {
            throw new InvalidDataException($"{path} is empty; a training history begins with a header line.");
        }

        var header = Parse<RunHeader>(path, lines, 0);
        var points = new List<HistoryPoint>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (i == lines.Length - 1 && !lines[i].EndsWith('}'))
            {
                break;
            }

            points.Add(Parse<HistoryPoint>(path, lines, i));
        }

        return new RunHistory(header, points);
    }

    private static string Line<T>(T value) => JsonSerializer.Serialize(value, s_options);

    private static T Parse<T>(string path, string[] lines, int index)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(lines[index], s_options)
                ?? throw new InvalidDataException($"{path} line {index + 1} is null; expected a JSON object.");
        }
        catch (JsonException error)
        {
            var kind = index == 0 ? "the header of a training history" : "a point of a training history";
            throw new InvalidDataException($"{path} line {index + 1} is not {kind}: {error.Message}", error);
        }
    }
}
