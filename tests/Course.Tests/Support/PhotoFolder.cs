using ResNets.Display;

namespace Course.Tests.Support;

/// <summary>Folders of pictures, a folder for each class.</summary>
internal static class PhotoFolder
{
    /// <summary>Writes two classes of four pictures in one colour each.</summary>
    public static void Write(string folder)
    {
        foreach (int i in Enumerable.Range(0, 8))
        {
            string place = Path.Combine(folder, i % 2 == 0 ? "bird" : "cat");
            Directory.CreateDirectory(place);
            byte[] pixels = [.. Enumerable.Range(0, 3 * 40 * 30).Select(n => (byte)(29 * i * (n % 3)))];
            File.WriteAllBytes(Path.Combine(place, $"{i}.png"), Png.Encode(pixels, 40, 30));
        }
    }
}
