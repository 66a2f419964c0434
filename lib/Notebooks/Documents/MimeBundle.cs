using System.Collections.Immutable;
using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>One value in several representations; a front end shows the richest one that it knows.</summary>
/// <param name="Data">From MIME type to content: a string, or any JSON for JSON types.</param>
public sealed record MimeBundle(ImmutableSortedDictionary<string, JsonElement> Data)
{
    /// <summary>A bundle without content, to add to.</summary>
    public static MimeBundle Empty { get; } = new(Json.NoMembers);

    /// <summary>A bundle of plain text.</summary>
    /// <param name="text">The text.</param>
    public static MimeBundle Plain(string text) => Empty.With(MimeTypes.Plain, text);

    /// <summary>Whether the MIME type's content is JSON instead of text.</summary>
    /// <param name="mimeType">Such as "application/vnd.plotly.v1+json".</param>
    public static bool IsJson(string mimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return mimeType == MimeTypes.Json || mimeType.EndsWith("+json", StringComparison.Ordinal);
    }

    /// <summary>The text under a MIME type, or null when there is none.</summary>
    /// <param name="mimeType">The MIME type.</param>
    public string? Text(string mimeType) => Data.TryGetValue(mimeType, out JsonElement value) ? Json.Text(value) : null;

    /// <summary>This bundle with one more representation.</summary>
    /// <param name="mimeType">The MIME type.</param>
    /// <param name="text">Its content; parsed when the MIME type is JSON.</param>
    /// <exception cref="JsonException">The MIME type is JSON and the text is not.</exception>
    public MimeBundle With(string mimeType, string text) =>
        new(Data.SetItem(mimeType, IsJson(mimeType) ? Json.Parse(text) : Json.Of(text)));
}
