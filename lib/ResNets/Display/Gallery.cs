using System.Net;
using System.Text;
using ResNets.Data;

namespace ResNets.Display;

/// <summary>Some images of a set with their class names, and what a network says about them.</summary>
/// <param name="Title">The set, in words.</param>
/// <param name="Pictures">The pictures in order.</param>
[TypeFormatterSource(typeof(GalleryFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Gallery(string Title, IReadOnlyList<GalleryPicture> Pictures)
{
    private const int ShownSide = 72;

    /// <summary>The first images of a set.</summary>
    /// <param name="set">The images.</param>
    /// <param name="count">How many to show at most.</param>
    /// <param name="predictions">A network's label for each image of the set, or null.</param>
    public static Gallery Of(ImageSet set, int count = 20, IReadOnlyList<int>? predictions = null)
    {
        var labels = set.Labels.data<long>().ToArray();
        var bytes = set.Height * set.Width * 3;
        return new Gallery(set.Title, [.. Enumerable.Range(0, Math.Min(count, set.Count)).Select(Picture)]);

        GalleryPicture Picture(int index) => new(
            Png.Encode(set.Pixels.bytes.Slice(index * bytes, bytes), set.Width, set.Height),
            set.ClassNames[(int)labels[index]],
            predictions is null ? null : set.ClassNames[predictions[index]]);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Title}: {string.Join(", ", Pictures.Select(picture => picture.Caption))}";

    /// <summary>A grid of captioned pictures that wraps to the page's width.</summary>
    internal string ToHtml()
    {
        var html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:10px\">");
        foreach (var picture in Pictures)
        {
            var caption = WebUtility.HtmlEncode(picture.Caption);
            html.Append(
                $"<figure style=\"margin:0;width:{ShownSide}px;text-align:center;font-size:11px;line-height:1.25\"><img alt=\"{caption}\" style=\"width:{ShownSide}px;height:{ShownSide}px;image-rendering:pixelated\" src=\"data:image/png;base64,{Convert.ToBase64String(picture.Png)}\"><figcaption style=\"color:{picture.Color}\">{caption}</figcaption></figure>");
        }

        return html.Append("</div>").ToString();
    }
}
