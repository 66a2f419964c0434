using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>Members of a JSON object, each read with an error that names the place.</summary>
internal static class Members
{
    public static string RequiredText(JsonElement owner, string member, string place)
    {
        if (owner.TryGetProperty(member, out JsonElement value) && Json.Text(value) is { } text)
            return text;
        throw new NotebookFormatException($"{place} has no text '{member}'; expected a string or a list of strings.");
    }

    public static JsonElement Object(JsonElement owner, string member, string place)
    {
        if (!owner.TryGetProperty(member, out JsonElement value))
            return Json.EmptyObject;
        if (value.ValueKind == JsonValueKind.Object)
            return value;
        throw new NotebookFormatException($"{place} has a '{member}' that is no JSON object; expected an object such as {{}}.");
    }

    public static IEnumerable<JsonElement> List(JsonElement owner, string member, string place)
    {
        if (owner.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray();
        throw new NotebookFormatException($"{place} has no list '{member}'; expected a JSON list such as [].");
    }

    public static int? Count(JsonElement owner, string member, string place)
    {
        if (!owner.TryGetProperty(member, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0)
            return count;
        throw new NotebookFormatException($"{place} has the {member} {value.GetRawText()}; expected a whole number or null.");
    }
}
