using ResNets.Data;
using ResNets.Evaluation;

namespace ResNets.Display;

/// <content>Photographs of any size, shown small.</content>
public sealed partial record Gallery
{
    private const int LongerSide = 160;

    /// <summary>Photographs of a folder, evenly spread over it.</summary>
    /// <param name="photos">The photographs.</param>
    /// <param name="count">How many to show at most.</param>
    /// <param name="scores">What a network says about all of them, or null.</param>
    /// <exception cref="ArgumentException">The scores are of other images.</exception>
    /// <exception cref="InvalidDataException">A file cannot be decoded.</exception>
    public static Gallery Of(ImageFolder photos, int count = 20, Scores? scores = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (scores is not null)
        {
            RequireSameCount(photos.Count, scores.Count, "Scores", nameof(scores));
        }

        var shown = Math.Min(count, photos.Count);
        var indices = Enumerable.Range(0, shown).Select(i => (int)((long)i * photos.Count / shown));
        return new Gallery(photos.ToString(), [.. indices.Select(index => Photo(photos, index, scores))]);
    }

    /// <summary>The photographs that a network gets wrong with the greatest confidence, the worst first.</summary>
    /// <param name="photos">The photographs.</param>
    /// <param name="scores">What the network says about them.</param>
    /// <param name="count">How many to show at most.</param>
    /// <exception cref="ArgumentException">The scores are of other images.</exception>
    /// <exception cref="InvalidDataException">A file cannot be decoded.</exception>
    public static Gallery Mistakes(ImageFolder photos, Scores scores, int count = 20)
    {
        RequireSameCount(photos.Count, scores.Count, "Scores", nameof(scores));
        return new Gallery(
            $"The most confident mistakes on {photos}",
            [.. scores.MostConfidentMistakes(count).Select(index => Photo(photos, index, scores))]);
    }

    /// <summary>Pictures of a detection set with the boxes around their objects.</summary>
    /// <param name="voc">The pictures.</param>
    /// <param name="count">How many to show at most.</param>
    /// <exception cref="InvalidDataException">A file cannot be decoded.</exception>
    public static Gallery Of(VocFolder voc, int count = 6)
    {
        return new Gallery(voc.ToString(), [.. voc.Pictures.Take(count).Select(Marked)]);

        static GalleryPicture Marked(VocPicture picture)
        {
            var classes = picture.Objects.GroupBy(item => item.ClassName).Select(group => $"{group.Count()} {group.Key}");
            return Shown(picture.Read(), string.Join(", ", classes), 2 * LongerSide) with
            {
                Boxes = [.. picture.Objects.Select(item => new GalleryBox(
                    item.ClassName,
                    item.Box.Left / picture.Width,
                    item.Box.Top / picture.Height,
                    item.Box.Width / picture.Width,
                    item.Box.Height / picture.Height))],
            };
        }
    }

    private static GalleryPicture Photo(ImageFolder photos, int index, Scores? scores)
    {
        var file = photos.Files[index];
        var shown = Shown(PictureFile.Read(file.Path), photos.ClassNames[file.Label], LongerSide);
        return scores is null ? shown : shown with
        {
            Prediction = scores.ClassNames[scores.Predictions[index]],
            Confidence = scores.Confidence(index),
        };
    }

    /// <summary>A picture no larger than it is shown, so that a notebook stays small.</summary>
    private static GalleryPicture Shown(Picture picture, string label, int longerSide)
    {
        var scale = Math.Min(1, (double)longerSide / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(scale * picture.Width)), Math.Max(1, (int)Math.Round(scale * picture.Height)));
        var small = picture.Resize(width, height);
        return new GalleryPicture(Png.Encode(small.Pixels, width, height), label, null) { ShownWidth = width, ShownHeight = height };
    }
}
