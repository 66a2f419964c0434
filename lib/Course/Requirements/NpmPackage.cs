using System.Text.Json.Serialization;

namespace Course.Requirements;

/// <summary>A package of npm.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The exact version.</param>
/// <param name="Purpose">What it does for the course.</param>
/// <param name="Files">The files that are used.</param>
public sealed record NpmPackage(
    string Name, string Version, [property: JsonPropertyName("for")] string Purpose, IReadOnlyList<NpmFile> Files);
