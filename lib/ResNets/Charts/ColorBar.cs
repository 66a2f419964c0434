using System.Text.Json.Serialization;

namespace ResNets.Charts;

/// <summary>The bar beside a grid of cells that tells what its colours mean.</summary>
/// <param name="Title">What the colours show, with its unit.</param>
public sealed record ColorBar([property: JsonIgnore] string Title)
{
    /// <summary>What plotly.js calls the title.</summary>
    [JsonInclude]
    [JsonPropertyName("title")]
    internal TitleText Named => new(Title);

    internal sealed record TitleText(string Text);
}
