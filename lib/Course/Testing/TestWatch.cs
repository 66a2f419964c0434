using System.Text.Json;

namespace Course.Testing;

/// <summary>Follows a test process by the messages of xUnit.net's JSON reporter, one a line.</summary>
/// <param name="status">Told the counts as they grow.</param>
internal sealed class TestWatch(IProgress<string> status)
{
    private readonly Dictionary<string, string> _running = [];
    private int _failed;

    /// <summary>How many tests have passed.</summary>
    public int Passed { get; private set; }

    /// <summary>The names of the tests that have begun and not ended.</summary>
    public IReadOnlyCollection<string> Running => _running.Values;

    /// <summary>Whether a line is a message of the reporter and not a test's own output.</summary>
    public static bool IsMessage(string line) => line.StartsWith("{\"$type\":\"", StringComparison.Ordinal);

    /// <summary>Takes a line of the process's output.</summary>
    public void Take(string line)
    {
        if (!IsMessage(line))
        {
            return;
        }

        try
        {
            using var message = JsonDocument.Parse(line);
            Take(message.RootElement);
        }
        catch (JsonException)
        {
            // A test printed something that looks like a message.
        }
    }

    private void Take(JsonElement message)
    {
        switch (message.GetProperty("$type").GetString())
        {
            case "test-starting":
                _running[Text(message, "TestUniqueID")] = Text(message, "TestDisplayName");
                return;
            case "test-finished":
                _running.Remove(Text(message, "TestUniqueID"));
                return;
            case "test-passed":
                Passed++;
                break;
            case "test-failed":
                _failed++;
                break;
            default:
                return;
        }

        status.Report(_failed == 0 ? $"{Passed} passed" : $"{Passed} passed, {_failed} failed");
    }

    private static string Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}
