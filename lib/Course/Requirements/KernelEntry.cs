using System.Text.Json.Serialization;

namespace Course.Requirements;

/// <summary>A Jupyter kernel that runs the notebooks.</summary>
/// <param name="Name">The kernel's name in Jupyter.</param>
/// <param name="DisplayName">The name that students see.</param>
/// <param name="Purpose">What it does for the course.</param>
public sealed record KernelEntry(string Name, string DisplayName, [property: JsonPropertyName("for")] string Purpose);
