using System.Globalization;
using System.Text.Json;
using Course.Train;
using ResNets.Blocks;
using ResNets.Data;

namespace Course.Sweep;

/// <summary>
/// Reads a sweep: <c>{"runs": [{"net": ["plain-20", "resnet-20"], "seed": [0, 1], "iterations": 4000}]}</c>. Every value may
/// be a list; an entry stands for all combinations of its lists.
/// </summary>
public static class SweepFile
{
    private const string Count = "a whole number";

    private static readonly Dictionary<string, Setting> s_settings = new()
    {
        ["net"] = new("the name of a network such as \"resnet-20\"", (request, value) => request with { Network = Text(value) }),
        ["data"] = new("the name of a data set such as \"cifar-10\"", (request, value) => request with { Data = Text(value) }),
        ["images"] = new(Count, (request, value) => request with { Images = value.GetInt32() }),
        ["validation"] = new(Count, (request, value) => request with { Validation = value.GetInt32() }),
        ["iterations"] = new(Count, (request, value) => request with { Iterations = value.GetInt32() }),
        ["batch"] = new(Count, (request, value) => request with { Batch = value.GetInt32() }),
        ["accumulate"] = new(Count, (request, value) => request with { Parts = value.GetInt32() }),
        ["lr"] = new("a number such as 0.1", (request, value) => request with { LearningRate = value.GetDouble() }),
        ["seed"] = new("a whole number from 0", (request, value) => request with { Seed = value.GetUInt64() }),
        ["option"] = new("\"A\", \"B\" or \"C\"", (request, value) => request with { Option = ShortcutOf(Text(value)) }),
        ["device"] = new("\"cpu\" or \"cuda\"", (request, value) => request with { Device = Text(value) }),
        ["memory"] = new("a size such as \"2GiB\"", (request, value) => request with { Memory = ByteSize.Parse(Text(value)) }),
        ["testEvery"] = new(Count, (request, value) => request with { TestEvery = value.GetInt32() }),
        ["checkpointEvery"] = new(Count, (request, value) => request with { CheckpointEvery = value.GetInt32() }),
    };

    /// <summary>Reads and checks a sweep; nothing is trained.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">The file is missing or not a sweep; the message says where and what is expected.</exception>
    public static SweepPlan Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using JsonDocument json = JsonDocument.Parse(
                File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new SweepPlan(Path.GetFileNameWithoutExtension(path), Runs(path, json.RootElement));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read ({e.Message.TrimEnd('.')}); give the file of a sweep.");
        }
        catch (JsonException e)
        {
            throw new UsageException($"{path} is not JSON: {e.Message}");
        }
    }

    private static List<SweepRun> Runs(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Count() != 1
            || !root.TryGetProperty("runs", out JsonElement entries) || entries.ValueKind != JsonValueKind.Array)
        {
            throw new UsageException($"{path} is not a sweep; it has to be an object with one member, \"runs\", a list of entries.");
        }

        var runs = new List<SweepRun>();
        foreach ((int index, JsonElement entry) in entries.EnumerateArray().Index())
        {
            string where = $"{path}, entry {index + 1}";
            foreach (TrainRequest request in Combinations(where, entry))
            {
                Check(where, request);
                string data = request.Data ?? DataSets.Names[0];
                runs.Add(new SweepRun(request.Name(data), data, request with { Data = data }));
            }
        }

        Require(runs.Count > 0, $"{path} has no run; add an entry such as {{\"net\": \"resnet-20\"}}.");
        string? twice = runs.CountBy(run => run.Name).FirstOrDefault(pair => pair.Value > 1).Key;
        Require(twice is null, $"{path} asks for {twice} more than once; leave one of them out.");
        return runs;
    }

    private static IEnumerable<TrainRequest> Combinations(string where, JsonElement entry)
    {
        Require(
            entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("net", out _),
            $"{where} names no network; it has to be an object with \"net\".");
        IEnumerable<TrainRequest> requests = [new TrainRequest("")];
        foreach (JsonProperty setting in entry.EnumerateObject())
        {
            if (!s_settings.TryGetValue(setting.Name, out Setting? known))
            {
                throw new UsageException($"{where} has \"{setting.Name}\"; there are {string.Join(", ", s_settings.Keys)}.");
            }

            JsonElement[] values = setting.Value.ValueKind == JsonValueKind.Array ? [.. setting.Value.EnumerateArray()] : [setting.Value];
            Require(values.Length > 0, $"{where}: the list of \"{setting.Name}\" is empty.");
            requests = [.. requests.SelectMany(request => values.Select(value => Set(where, setting.Name, request, value, known)))];
        }

        return requests;
    }

    private static TrainRequest Set(
        string where, string name, TrainRequest request, JsonElement value, Setting setting)
    {
        try
        {
            return setting.Apply(request, value);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new UsageException($"{where}: \"{name}\" cannot be {value.GetRawText()}; it has to be {setting.Expected}.");
        }
    }

    private static string Text(JsonElement value) => value.GetString() ?? throw new FormatException("null is no text");

    private static Shortcut ShortcutOf(string letter) => letter switch
    {
        "A" => Shortcut.A,
        "B" => Shortcut.B,
        "C" => Shortcut.C,
        _ => throw new FormatException($"'{letter}' is not A, B or C"),
    };

    private static void Check(string where, TrainRequest request)
    {
        try
        {
            Require(
                request.Data is null || TestImages.IsName(request.Data),
                $"\"data\" is '{request.Data}'; it has to be one of {string.Join(", ", TestImages.Names)}.");
            Require(request.Device is "cpu" or "cuda", $"\"device\" is '{request.Device}'; it has to be cpu or cuda.");
            request.Validate();
        }
        catch (UsageException e)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{where}: {e.Message}"));
        }
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new UsageException(message);
        }
    }

    /// <summary>A setting of an entry.</summary>
    /// <param name="Expected">What its value has to be, in words.</param>
    /// <param name="Apply">Puts a value into a request.</param>
    private sealed record Setting(string Expected, Func<TrainRequest, JsonElement, TrainRequest> Apply);
}
