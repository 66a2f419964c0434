using System.Text.Json;
using ResNets.Data;

namespace ResNets.Tests.Data;

/// <summary>The pictures of tests/fixtures/pictures, and what PIL, numpy and torchvision make of them.</summary>
internal static class PictureFixtures
{
    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "fixtures", "pictures");

    internal static JsonElement All { get; } = Read();

    internal static Picture Decoded(string name) => ToPicture(All.GetProperty("decoded").GetProperty(name));

    internal static Picture ToPicture(JsonElement entry) => new(
        entry.GetProperty("width").GetInt32(), entry.GetProperty("height").GetInt32(), entry.GetProperty("pixels").GetBytesFromBase64());

    /// <summary>Asserts that two pictures have one size and differ by at most some levels anywhere.</summary>
    internal static void AssertClose(Picture expected, Picture found, int levels)
    {
        Assert.Equal((expected.Width, expected.Height), (found.Width, found.Height));
        Assert.InRange(expected.Pixels.Zip(found.Pixels).Max(pair => Math.Abs(pair.First - pair.Second)), 0, levels);
    }

    /// <summary>A folder of two classes: three pictures of <c>bird</c>, two of <c>cat</c>.</summary>
    internal static void WritePhotos(TemporaryFolder folder)
    {
        foreach (var (target, source) in new[]
        {
            ("bird/1.jpg", "colour-420.jpg"), ("bird/2.png", "alpha.png"), ("bird/3.JPG", "turned-6.jpg"),
            ("cat/1.jpeg", "grey.jpg"), ("cat/2.jpg", "cmyk.jpg"),
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[target])!);
            File.Copy(Path.Combine(Folder, source), folder[target]);
        }
    }

    private static JsonElement Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "pictures.json")));
        return document.RootElement.Clone();
    }
}
