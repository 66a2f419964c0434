using System.Text.Json.Serialization;

namespace ResNets.Data;

/// <summary>A data set: what it is, which files it consists of and where they can be had.</summary>
/// <param name="Name">The name in commands, for example <c>cifar-10</c>.</param>
/// <param name="Title">The name in text and charts, for example <c>CIFAR-10</c>.</param>
/// <param name="Purpose">What it is and what the course uses it for.</param>
/// <param name="Licence">The licence or terms.</param>
/// <param name="Homepage">The authors' page.</param>
/// <param name="Folder">The folder's name within the data directory.</param>
/// <param name="Files">The files in that folder.</param>
/// <param name="Downloads">What to download where nothing nearer has the files.</param>
/// <param name="DebianPackage">A package of the distribution that brings the files; null where there is none.</param>
/// <param name="Tree">In place of <paramref name="Files"/>, where there are too many to list.</param>
/// <param name="IsOptional">Whether every notebook runs without it.</param>
/// <param name="ByHand">Where there is nothing to download: what to put into the folder, and where it is found.</param>
public sealed record DataSource(
    string Name,
    string Title,
    [property: JsonPropertyName("for")] string Purpose,
    string Licence,
    Uri Homepage,
    string Folder,
    IReadOnlyList<DataFile> Files,
    IReadOnlyList<DataDownload> Downloads,
    DebianPackage? DebianPackage = null,
    DataTree? Tree = null,
    [property: JsonPropertyName("optional")] bool IsOptional = false,
    string? ByHand = null)
{
    /// <summary>The size of all files in bytes, uncompressed.</summary>
    [JsonIgnore]
    public long Size => Files.Sum(file => file.Size) + (Tree?.Size ?? 0);
}
