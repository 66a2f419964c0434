using ResNets.Display;

namespace Course.Tests.Support;

/// <summary>Folders of pictures, a folder for each class.</summary>
internal static class PhotoFolder
{
    /// <summary>Writes two classes of pictures in one colour each.</summary>
    /// <param name="folder">The folder of the classes.</param>
    /// <param name="each">The pictures of a class.</param>
    public static void Write(string folder, int each = 4)
    {
        foreach (int i in Enumerable.Range(0, 2 * each))
        {
            string place = Path.Combine(folder, i % 2 == 0 ? "bird" : "cat");
            Directory.CreateDirectory(place);
            byte[] pixels = [.. Enumerable.Range(0, 3 * 40 * 30).Select(n => (byte)(29 * i * (n % 3)))];
            File.WriteAllBytes(Path.Combine(place, $"{i}.png"), Png.Encode(pixels, 40, 30));
        }
    }
}
