using System.Text.Json;

namespace ResNets.Tests;

/// <summary>The committed results of PyTorch, copied beside the test program.</summary>
internal static class Fixtures
{
    internal static JsonElement Networks { get; } = Read("networks.json").GetProperty("cases");

    private static JsonElement Read(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "fixtures", file);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
