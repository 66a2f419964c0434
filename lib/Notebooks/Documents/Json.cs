using System.Collections.Immutable;
using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>Small helpers over System.Text.Json's immutable elements.</summary>
internal static class Json
{
    public static JsonElement EmptyObject { get; } = Parse("{}");

    public static ImmutableSortedDictionary<string, JsonElement> NoMembers { get; } =
        ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    public static JsonElement Parse(string json) => JsonElement.Parse(json);

    public static JsonElement Of(string text) => JsonSerializer.SerializeToElement(text);

    /// <summary>A string, or an array of strings joined, as nbformat stores text; null for anything else.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.EnumerateArray().All(line => line.ValueKind == JsonValueKind.String)
            => string.Concat(value.EnumerateArray().Select(line => line.GetString())),
        _ => null,
    };

    /// <summary>The string at the end of a path of object members, or null when any step is missing.</summary>
    public static string? StringAt(JsonElement value, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>
    /// Whether every string can be decoded: JSON's grammar allows half a surrogate pair, which is no text.
    /// </summary>
    public static bool IsText(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is not null,
                JsonValueKind.Array => value.EnumerateArray().All(IsText),
                JsonValueKind.Object => value.EnumerateObject().All(member => member.Name is not null && IsText(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
