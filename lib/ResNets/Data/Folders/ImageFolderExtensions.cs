using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>Small photographs in memory.</summary>
public static class ImageFolderExtensions
{
    /// <summary>Reads the square in the middle of every photograph, resized, into one tensor.</summary>
    /// <param name="folder">The photographs.</param>
    /// <param name="side">The side of the images, such as 32.</param>
    /// <param name="split"><c>train</c>, <c>validation</c> or <c>test</c>.</param>
    /// <exception cref="InvalidDataException">A file cannot be decoded; the message names it and says why.</exception>
    public static ImageSet Load(this ImageFolder folder, int side, string split = "train")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        using var scope = NewDisposeScope();
        var images = empty(folder.Count, side, side, 3, dtype: ScalarType.Byte);
        PhotoLoop.Run(
            folder.Count,
            () => new PhotoCutter(side),
            (index, cutter) =>
            {
                cutter.CutCenter(folder.Files[index].Path, side);
                cutter.Pixels.CopyTo(images.bytes.Slice(index * cutter.Pixels.Length, cutter.Pixels.Length));
            },
            cutter => cutter.Dispose());
        var labels = tensor(folder.Files.Select(file => (long)file.Label).ToArray());
        return new ImageSet(folder.Name, split, images, labels, folder.ClassNames, folder.Remark);
    }
}
