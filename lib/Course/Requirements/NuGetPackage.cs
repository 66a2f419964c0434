using System.Text.Json.Serialization;

namespace Course.Requirements;

/// <summary>A package of NuGet; Directory.Packages.props pins its version.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Stack">The stack that needs it: <c>both</c>, <c>system</c> or <c>nuget</c>.</param>
/// <param name="Purpose">What it does for the course.</param>
public sealed record NuGetPackage(string Id, string Stack, [property: JsonPropertyName("for")] string Purpose);
