using System.Collections.Immutable;
using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>One cell of a notebook.</summary>
/// <param name="Id">Unique within the notebook; 1 to 64 letters, digits, '-' and '_'.</param>
/// <param name="Source">The text of the cell, lines separated by '\n'.</param>
public abstract record Cell(string Id, string Source)
{
    /// <summary>The cell's metadata, a JSON object, kept member by member as it was read.</summary>
    public JsonElement Metadata { get; init; } = Json.EmptyObject;

    /// <summary>Members that nbformat does not name (and 'attachments'), kept as they were read.</summary>
    public ImmutableSortedDictionary<string, JsonElement> OtherMembers { get; init; } = Json.NoMembers;

    /// <summary>Whether the cell's metadata give it a tag.</summary>
    /// <param name="tag">Such as "exercise" or "check".</param>
    public bool HasTag(string tag) =>
        Metadata.ValueKind == JsonValueKind.Object
        && Metadata.TryGetProperty("tags", out JsonElement tags)
        && tags.ValueKind == JsonValueKind.Array
        && tags.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(tag));

    /// <summary>Whether the cell holds nothing but white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Source);
}
