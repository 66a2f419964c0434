using System.Text.Json;

namespace ResNets.Tests;

/// <summary>The committed results of PyTorch, copied beside the test program.</summary>
internal static class Fixtures
{
    internal static JsonElement Networks { get; } = Read("networks.json").GetProperty("cases");

    internal static JsonElement Hostile { get; } = Read("hostile/manifest.json");

    internal static JsonElement Torchvision { get; } = Read("torchvision/torchvision.json").GetProperty("cases");

    /// <summary>Where a committed file lies.</summary>
    internal static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "fixtures", file);

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf(file)));
        return document.RootElement.Clone();
    }
}
