using System.Text.Json;

namespace Course.Setup;

/// <summary>
/// Remembers across runs what a step found out and need not find out again: the fingerprint of what was built, and what
/// could not be had.
/// </summary>
/// <param name="path">The file that holds it.</param>
public sealed class SetupMemory(string path)
{
    private readonly Dictionary<string, string> _facts = Load(path);

    /// <summary>Looks a fact up.</summary>
    /// <param name="name">The fact's name.</param>
    /// <returns>Its value, or null where it is not known.</returns>
    public string? Find(string name) => _facts.GetValueOrDefault(name);

    /// <summary>Keeps a fact, or forgets it when the value is null.</summary>
    /// <param name="name">The fact's name.</param>
    /// <param name="value">Its value.</param>
    public void Keep(string name, string? value)
    {
        if (Find(name) == value)
        {
            return;
        }

        if (value is null)
        {
            _facts.Remove(name);
        }
        else
        {
            _facts[name] = value;
        }

        AtomicFile.Write(path, JsonSerializer.Serialize(_facts));
    }

    private static Dictionary<string, string> Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return [];
        }
    }
}
