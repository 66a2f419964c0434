using System.Text;
using System.Text.Json;

namespace ResNets.Training;

/// <summary>Training histories as JSON lines: a header, then one line a point. A run that is cut off loses its last line at most.</summary>
public static class HistoryFile
{
    /// <summary>As for a checkpoint, but nothing may be null or left out that has no value of its own then.</summary>
    private static readonly JsonSerializerOptions s_strict = new(TrainingJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes a header and points so far to a new file, beside it first and renamed then.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="history">What to write.</param>
    /// <exception cref="IOException">It cannot be written; what was there before is left as it was.</exception>
    public static void Write(string path, RunHistory history)
    {
        string[] lines = [Line(history.Header), .. history.Points.Select(Line)];
        PartFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));
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
        var text = File.ReadAllText(path);
        var lines = text.Split('\n');
        if (text.Length == 0)
        {
            throw new InvalidDataException($"{path} is empty; a training history begins with a header line.");
        }

        RequireFormat(path, lines[0]);
        var header = Parse<RunHeader>(path, lines, 0);
        RequireRecipe(path, header);
        var points = new List<HistoryPoint>();
        var whole = IsJson(lines[^1]) ? lines.Length : lines.Length - 1;
        for (var i = 1; i < whole; i++)
        {
            points.Add(Parse<HistoryPoint>(path, lines, i));
            RequireOrder(path, points, i);
        }

        return new RunHistory(header, points);
    }

    private static string Line<T>(T value) => JsonSerializer.Serialize(value, TrainingJson.Options);

    /// <summary>A file of a later library is refused by its format, not by the first member that is unknown here.</summary>
    private static void RequireFormat(string path, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("format", out var format))
            {
                throw new InvalidDataException(
                    $"{path} line 1 is not the header of a training history: expected a JSON object with \"format\":{RunHeader.CurrentFormat}.");
            }

            if (!(format.TryGetInt32(out var number) && number == RunHeader.CurrentFormat))
            {
                throw new InvalidDataException(
                    $"{path} is a training history of format {format}; this library reads format {RunHeader.CurrentFormat}.");
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} line 1 is not the header of a training history: {error.Message}", error);
        }
    }

    private static void RequireRecipe(string path, RunHeader header)
    {
        try
        {
            header.Recipe.Validate();
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"{path} line 1 is not the header of a training history: {error.Message}", error);
        }
    }

    private static bool IsJson(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void RequireOrder(string path, List<HistoryPoint> points, int index)
    {
        if (points.Count > 1 && points[^1].Iteration <= points[^2].Iteration)
        {
            throw new InvalidDataException(
                $"{path} line {index + 1} is of iteration {points[^1].Iteration}, after one of iteration {points[^2].Iteration}; iterations have to increase.");
        }
    }

    private static T Parse<T>(string path, string[] lines, int index)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(lines[index], s_strict)
                ?? throw new InvalidDataException($"{path} line {index + 1} is null; expected a JSON object.");
        }
        catch (JsonException error)
        {
            var kind = index == 0 ? "the header of a training history" : "a point of a training history";
            throw new InvalidDataException($"{path} line {index + 1} is not {kind}: {error.Message}", error);
        }
    }
}
