using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Export;

/// <summary>Puts the pictures that a cell's markdown names into the page: files beside the notebook and attachments of the cell.</summary>
/// <param name="folder">The notebook's folder, or null: files stay links.</param>
/// <param name="cell">The cell, or null for markdown that a cell has put out.</param>
internal sealed class Pictures(string? folder, Cell? cell)
{
    private const string Attachment = "attachment:";

    /// <summary>The picture as a data URI; the address itself where it is on the web or not to be found.</summary>
    public string Embed(string url)
    {
        if (url.StartsWith(Attachment, StringComparison.Ordinal))
            return Attached(Uri.UnescapeDataString(url[Attachment.Length..])) ?? url;
        if (folder is null || url.Contains(':', StringComparison.Ordinal) || MimeTypeOf(url) is not { } mimeType)
            return url;
        var path = Path.Combine(folder, Uri.UnescapeDataString(url));
        return File.Exists(path) ? DataUri(mimeType, Convert.ToBase64String(File.ReadAllBytes(path))) : url;
    }

    private string? Attached(string name)
    {
        if (cell is null || !cell.OtherMembers.TryGetValue("attachments", out JsonElement all)
            || all.ValueKind != JsonValueKind.Object || !all.TryGetProperty(name, out JsonElement bundle)
            || bundle.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonProperty picture = bundle.EnumerateObject().FirstOrDefault();
        return picture.Name is not null && Json.Text(picture.Value) is { } base64
            ? DataUri(picture.Name, base64.ReplaceLineEndings(""))
            : null;
    }

    private static string DataUri(string mimeType, string base64) => $"data:{mimeType};base64,{base64}";

    private static string? MimeTypeOf(string url) => Path.GetExtension(url).ToLowerInvariant() switch
    {
        ".png" => MimeTypes.Png,
        ".jpg" or ".jpeg" => MimeTypes.Jpeg,
        ".svg" => MimeTypes.Svg,
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        _ => null,
    };
}
