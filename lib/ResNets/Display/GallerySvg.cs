using System.Text;
using ResNets.Charts.Picture;

namespace ResNets.Display;

/// <summary>A gallery as one picture: what GitHub, e-mail and viewers show that take no HTML.</summary>
internal static class GallerySvg
{
    private const int Gap = 10;
    private const int FontSize = 11;
    private const int Line = 14;

    /// <summary>Rows of captioned pictures, the classes of the boxes, and the title, on a white ground.</summary>
    public static string Of(Gallery gallery)
    {
        var body = new StringBuilder();
        var classes = gallery.BoxClasses;
        var y = (double)Gap;
        foreach (var row in Rows(gallery.Pictures))
        {
            y = Append(body, row, y, classes) + Gap;
        }

        y = AppendLegend(body, classes, y);
        foreach (var line in SvgText.Wrapped(gallery.Title, FontSize + 1, FigureSvg.Width - (2 * Gap)))
        {
            y += Line + 2;
            body.Append(SvgText.Inv($"<text x=\"{Gap}\" y=\"{y:0.#}\" font-size=\"{FontSize + 1}\">{SvgText.Escape(line)}</text>"));
        }

        return SvgText.Inv($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {FigureSvg.Width} {y + Gap:0.#}\" width=\"{FigureSvg.Width}\" height=\"{y + Gap:0.#}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"{FontSize}\" fill=\"#444b57\" role=\"img\">")
            + SvgText.Inv($"<title>{SvgText.Escape(gallery.ToString())}</title><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>{body}</svg>");
    }

    /// <summary>As many pictures to a row as fit.</summary>
    private static IEnumerable<IReadOnlyList<GalleryPicture>> Rows(IReadOnlyList<GalleryPicture> pictures)
    {
        var (row, x) = (new List<GalleryPicture>(), Gap);
        foreach (var picture in pictures)
        {
            if (row.Count > 0 && x + picture.ShownWidth > FigureSvg.Width - Gap)
            {
                yield return row;
                (row, x) = ([], Gap);
            }

            row.Add(picture);
            x += picture.ShownWidth + Gap;
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    /// <returns>The lower edge of the row.</returns>
    private static double Append(StringBuilder svg, IReadOnlyList<GalleryPicture> row, double top, string[] classes)
    {
        var (x, bottom) = (Gap, top);
        foreach (var picture in row)
        {
            svg.Append(SvgText.Inv($"<image x=\"{x}\" y=\"{top:0.#}\" width=\"{picture.ShownWidth}\" height=\"{picture.ShownHeight}\" style=\"image-rendering:{picture.Rendering}\" href=\"data:image/png;base64,{Convert.ToBase64String(picture.Png)}\"/>"));
            foreach (var box in picture.Boxes)
            {
                var (left, upper) = (x + (box.Left * picture.ShownWidth), top + (box.Top * picture.ShownHeight));
                svg.Append(SvgText.Inv($"<rect x=\"{left:0.#}\" y=\"{upper:0.#}\" width=\"{box.Width * picture.ShownWidth:0.#}\" height=\"{box.Height * picture.ShownHeight:0.#}\" fill=\"none\" stroke=\"{GalleryBox.ColorOf(box.Label, classes)}\" stroke-width=\"1.5\"><title>{SvgText.Escape(box.Label)}</title></rect>"));
            }

            var y = top + picture.ShownHeight;
            var ink = picture.Prediction is null ? string.Empty : $" fill=\"{picture.Color}\"";
            foreach (var line in SvgText.Wrapped(picture.Caption, FontSize, picture.ShownWidth))
            {
                y += Line;
                svg.Append(SvgText.Inv($"<text x=\"{x + (picture.ShownWidth / 2.0):0.#}\" y=\"{y - 2:0.#}\" text-anchor=\"middle\"{ink}>{SvgText.Escape(line)}</text>"));
            }

            bottom = Math.Max(bottom, y);
            x += picture.ShownWidth + Gap;
        }

        return bottom;
    }

    /// <returns>The lower edge of the legend.</returns>
    private static double AppendLegend(StringBuilder svg, string[] classes, double top)
    {
        double x = Gap;
        foreach (var label in classes)
        {
            svg.Append(SvgText.Inv($"<rect x=\"{x:0.#}\" y=\"{top:0.#}\" width=\"10\" height=\"10\" fill=\"none\" stroke=\"{GalleryBox.ColorOf(label, classes)}\" stroke-width=\"2\"/>"))
                .Append(SvgText.Inv($"<text x=\"{x + 16:0.#}\" y=\"{top + 9:0.#}\">{SvgText.Escape(label)}</text>"));
            x += 32 + SvgText.Width(label, FontSize);
        }

        return classes.Length == 0 ? top : top + Line;
    }
}
