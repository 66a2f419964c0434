using System.Text.Json.Serialization;

namespace Course.Requirements;

/// <summary>A package of Debian.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Group">What needs it.</param>
/// <param name="Purpose">What it does for the course.</param>
/// <param name="NotNeededWith">An environment variable that, where set, makes the package unnecessary.</param>
public sealed record AptPackage(
    string Name,
    PackageGroup Group,
    [property: JsonPropertyName("for")] string Purpose,
    string? NotNeededWith = null);
