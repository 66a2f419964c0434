using System.Net;
using System.Text;
using ResNets.Data;
using static TorchSharp.torch;

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

    /// <summary>The channels of a feature map, from black for the smallest number to white for the largest.</summary>
    /// <param name="title">What the map is.</param>
    /// <param name="map">[C, H, W], float.</param>
    public static Gallery OfChannels(string title, Tensor map)
    {
        using var scope = NewDisposeScope();
        var (low, high) = (map.min(), map.max());
        var grey = map.sub(low).div(high.sub(low).clamp_min(1e-12)).mul(255).to(ScalarType.Byte);
        var rgb = grey.unsqueeze(3).expand(-1, -1, -1, 3).contiguous();
        return new Gallery(title, [.. Enumerable.Range(0, (int)map.shape[0]).Select(Channel)]);

        GalleryPicture Channel(int index) => new(
            Png.Encode(rgb[index].contiguous().bytes, (int)map.shape[2], (int)map.shape[1]), $"channel {index}", null);
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

        return html.Append($"</div><div style=\"font-size:12px;opacity:.75;margin-top:4px\">{WebUtility.HtmlEncode(Title)}</div>").ToString();
    }
}
