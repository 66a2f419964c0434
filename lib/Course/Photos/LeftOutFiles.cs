using ResNets.Data;

namespace Course.Photos;

/// <summary>The files of folders of pictures that were left out.</summary>
/// <param name="BadPictures">Those that cannot be decoded.</param>
/// <param name="OtherFormats">How many are in formats that are not read.</param>
/// <param name="InNoClass">How many lie beside the folders of the classes.</param>
public sealed record LeftOutFiles(IReadOnlyList<BadPicture> BadPictures, int OtherFormats, int InNoClass)
{
    /// <summary>What was left out of folders.</summary>
    /// <param name="images">The images; those in memory have no files.</param>
    public static LeftOutFiles Of(params IEnumerable<ILabelledImages?> images)
    {
        ImageFolder[] folders = [.. Folders(images)];
        return new LeftOutFiles(
            [.. folders.SelectMany(folder => folder.Skipped)], folders.Sum(folder => folder.Others.Count), folders.Sum(folder => folder.Loose));
    }

    /// <summary>The folders, each once: both parts of one that was divided know what was left out of the whole.</summary>
    internal static IEnumerable<ImageFolder> Folders(IEnumerable<ILabelledImages?> images) =>
        images.OfType<ImageFolder>().DistinctBy(folder => folder.Others);
}
