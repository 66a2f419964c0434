using System.Text.Json.Serialization;

namespace Course.Requirements;

/// <summary>The .NET SDK.</summary>
/// <param name="Version">The lowest version.</param>
/// <param name="Purpose">What it does for the course.</param>
public sealed record SdkRequirement(string Version, [property: JsonPropertyName("for")] string Purpose);
