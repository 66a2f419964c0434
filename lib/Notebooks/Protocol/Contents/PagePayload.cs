using System.Text.Json;

namespace Notebooks.Protocol.Contents;

/// <summary>Text for the pager of a front end.</summary>
/// <param name="Data">The text, once for each MIME type.</param>
/// <param name="Start">The line to begin at.</param>
public sealed record PagePayload(IReadOnlyDictionary<string, JsonElement> Data, int Start)
{
    /// <summary>"page".</summary>
    public string Source { get; init; } = "page";
}
