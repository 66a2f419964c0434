namespace ResNets.Data;

/// <summary>A picture of a detection set and the objects in it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Width">Pixels in a row, by the annotation.</param>
/// <param name="Height">Rows, by the annotation.</param>
/// <param name="Objects">The objects, in the order of the annotation.</param>
public sealed record VocPicture(string Path, int Width, int Height, IReadOnlyList<VocObject> Objects)
{
    /// <summary>Decodes the picture.</summary>
    /// <exception cref="InvalidDataException">The file cannot be decoded, or has not the size that the annotation says.</exception>
    public Picture Read()
    {
        var picture = PictureFile.Read(Path);
        return (picture.Width, picture.Height) == (Width, Height)
            ? picture
            : throw new InvalidDataException(
                $"{Path} has {picture} pixels; its annotation says {Width}×{Height}. Replace one of them.");
    }
}
