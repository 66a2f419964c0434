using ResNets.Display;

namespace ResNets.Data;

/// <summary>
/// Small images written as larger pictures into folders of their classes, for what needs photographs on a machine that has
/// none. Enlarging adds no detail: results on them say nothing about photographs, and the folder's name says what they are.
/// </summary>
public static class EnlargedPhotos
{
    /// <summary>Writes every image of a set as a PNG file, <c>folder/name enlarged/class/number.png</c>.</summary>
    /// <param name="set">The images.</param>
    /// <param name="side">The shorter side of the pictures in pixels.</param>
    /// <param name="folder">Where to write; pictures of before are replaced.</param>
    /// <exception cref="ArgumentException">The set has no image of some class.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static ImageFolder Write(ImageSet set, int side, string folder)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        var labels = set.Labels.data<long>().ToArray();
        if (labels.Distinct().Count() < set.ClassNames.Count)
        {
            throw new ArgumentException(
                $"{set.Title} have images of {labels.Distinct().Count()} of {set.ClassNames.Count} classes; expected at least one of each.", nameof(set));
        }

        var (root, bytes) = (Path.Combine(folder, $"{set.Name} enlarged"), set.Height * set.Width * 3);
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        for (var i = 0; i < set.Count; i++)
        {
            var small = new Picture(set.Width, set.Height, set.Pixels.bytes.Slice(i * bytes, bytes).ToArray());
            var large = small.ResizeShorterSide(side);
            var name = FormattableString.Invariant($"{i:D5}.png");
            PartFile.Write(
                Path.Combine(root, FolderName(set.ClassNames[(int)labels[i]]), name),
                file => file.Write(Png.Encode(large.Pixels, large.Width, large.Height)));
        }

        return ImageFolder.Open(root);
    }

    /// <summary>Fashion-MNIST's <c>T-shirt/top</c> is one class, not a folder in a folder.</summary>
    private static string FolderName(string className) => className.Replace('/', '-');
}
