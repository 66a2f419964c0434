using System.Globalization;
using System.Net;
using System.Text;

namespace ResNets.Display;

/// <summary>A gallery as a grid of captioned pictures that wraps to the page's width, two and more to a row.</summary>
internal static class GalleryHtml
{
    /// <summary>The grid.</summary>
    public static string Of(Gallery gallery)
    {
        var classes = gallery.BoxClasses;
        var html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:10px\">");
        var most = gallery.Pictures.Count > 1 ? "calc(50% - 5px)" : "100%";
        foreach (var picture in gallery.Pictures)
        {
            Append(html, picture, most, classes);
        }

        html.Append("</div>");
        AppendLegend(html, classes);
        return html.Append(CultureInfo.InvariantCulture, $"<div style=\"font-size:12px;opacity:.75;margin-top:4px\">{WebUtility.HtmlEncode(gallery.Title)}</div>").ToString();
    }

    private static void Append(StringBuilder html, GalleryPicture picture, string most, string[] classes)
    {
        var caption = WebUtility.HtmlEncode(picture.Caption);
        html.Append(CultureInfo.InvariantCulture, $"<figure style=\"margin:0;width:{picture.ShownWidth}px;max-width:{most};text-align:center;font-size:11px;line-height:1.3\">");
        html.Append("<div style=\"position:relative\">");
        html.Append(CultureInfo.InvariantCulture, $"<img alt=\"{caption}\" style=\"display:block;width:100%;height:auto;image-rendering:{picture.Rendering}\" src=\"data:image/png;base64,{Convert.ToBase64String(picture.Png)}\">");
        AppendBoxes(html, picture.Boxes, classes);
        html.Append(CultureInfo.InvariantCulture, $"</div><figcaption style=\"color:{picture.Color}\">{caption}</figcaption></figure>");
    }

    /// <summary>Which colour of box is which class.</summary>
    private static void AppendLegend(StringBuilder html, string[] classes)
    {
        if (classes.Length == 0)
        {
            return;
        }

        html.Append("<div style=\"display:flex;flex-wrap:wrap;gap:12px;font-size:12px;margin-top:4px\">");
        foreach (var label in classes)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span><span style=\"display:inline-block;width:10px;height:10px;border:2px solid {GalleryBox.ColorOf(label, classes)};margin-right:4px\"></span>{WebUtility.HtmlEncode(label)}</span>");
        }

        html.Append("</div>");
    }

    private static void AppendBoxes(StringBuilder html, IReadOnlyList<GalleryBox> boxes, string[] classes)
    {
        if (boxes.Count == 0)
        {
            return;
        }

        html.Append("<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" style=\"position:absolute;left:0;top:0;width:100%;height:100%\">");
        foreach (var box in boxes)
        {
            var color = GalleryBox.ColorOf(box.Label, classes);
            html.Append(CultureInfo.InvariantCulture, $"<rect x=\"{100 * box.Left:0.##}\" y=\"{100 * box.Top:0.##}\" width=\"{100 * box.Width:0.##}\" height=\"{100 * box.Height:0.##}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\" vector-effect=\"non-scaling-stroke\"><title>{WebUtility.HtmlEncode(box.Label)}</title></rect>");
        }

        html.Append("</svg>");
    }
}
