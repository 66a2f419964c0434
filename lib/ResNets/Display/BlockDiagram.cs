using System.Globalization;
using System.Net;
using System.Text;
using ResNets.Blocks;
using ResNets.Networks;

namespace ResNets.Display;

/// <summary>
/// A block as figures 2 and 5 draw it, from its dimensions: the weighted layers on the left, the shortcut on the right, the
/// addition and the last ReLU below.
/// </summary>
/// <param name="Kind">Two 3×3 convolutions, or a bottleneck.</param>
/// <param name="InPlanes">Channels of the block's input.</param>
/// <param name="Planes">Channels of the 3×3 convolutions.</param>
/// <param name="Stride">2 where a stage begins.</param>
/// <param name="Option">The shortcut option.</param>
/// <param name="Placement">Which convolution of a bottleneck has the stride; the paper's first 1×1, or torchvision's 3×3.</param>
[TypeFormatterSource(typeof(BlockDiagramFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record BlockDiagram(
    BlockKind Kind, int InPlanes, int Planes, int Stride, Shortcut Option, StridePlacement Placement = StridePlacement.First)
{
    private const int Left = 48;
    private const int LayerWidth = 180;
    private const int LayerHeight = 34;
    private const int Gap = 40;
    private const int Side = 266;

    private int OutPlanes => Planes * (Kind == BlockKind.Basic ? BasicBlock.Expansion : Bottleneck.Expansion);

    private bool DimensionsGrow => Stride != 1 || InPlanes != OutPlanes;

    private bool IsProjected => Option == Shortcut.C || (Option == Shortcut.B && DimensionsGrow);

    private string[] Layers => Kind == BlockKind.Basic
        ? [Layer("3×3", Planes, Stride), Layer("3×3", Planes, 1)]
        : Placement == StridePlacement.First
            ? [Layer("1×1", Planes, Stride), Layer("3×3", Planes, 1), Layer("1×1", OutPlanes, 1)]
            : [Layer("1×1", Planes, 1), Layer("3×3", Planes, Stride), Layer("1×1", OutPlanes, 1)];

    private string[] ShortcutWords => Option switch
    {
        Shortcut.None => [],
        _ when IsProjected => [Layer("1×1", OutPlanes, Stride), "projection"],
        Shortcut.A when DimensionsGrow => [Stride == 1 ? "x" : "every second pixel", $"+ {OutPlanes - InPlanes} zero channels"],
        _ => ["x", "identity"],
    };

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{InPlanes} channels → {string.Join(" → ", Layers)}; {(Option == Shortcut.None ? "no shortcut" : $"shortcut: {string.Join(", ", ShortcutWords)}, added before the last ReLU")}");

    /// <summary>The drawing as SVG that takes the colours of the page around it.</summary>
    internal string ToHtml()
    {
        var layers = Layers;
        var bottom = 36 + (layers.Length * (LayerHeight + Gap));
        var middle = Left + (LayerWidth / 2);
        var svg = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 440 {bottom + 84}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(ToString())}\" style=\"display:block;width:100%;max-width:440px;font:14px system-ui,sans-serif\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\">"));
        Text(svg, middle, 16, $"x, {InPlanes} channels");
        for (var i = 0; i < layers.Length; i++)
        {
            var top = 36 + Gap + (i * (LayerHeight + Gap)) - 16;
            Line(svg, middle, i == 0 ? 24 : top - Gap, middle, top);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{top}\" width=\"{LayerWidth}\" height=\"{LayerHeight}\" rx=\"4\" stroke=\"{Palette(plain: true)}\"/>");
            Text(svg, middle, top + 22, layers[i]);
            if (i < layers.Length - 1)
            {
                Text(svg, middle + 12, top + LayerHeight + 25, "ReLU", "start");
            }
        }

        Line(svg, middle, bottom - 16, middle, bottom + 14);
        DrawShortcut(svg, middle, bottom + 24);
        Line(svg, middle, bottom + (Option == Shortcut.None ? 14 : 34), middle, bottom + 64);
        Text(svg, middle + 12, bottom + 55, "ReLU", "start");
        Text(svg, middle, bottom + 80, $"y, {OutPlanes} channels");
        Text(svg, 8, 36 + (layers.Length * (LayerHeight + Gap) / 2) + 12, "F(x)", "start");
        return svg.Append("</svg>").ToString();
    }

    private void DrawShortcut(StringBuilder svg, int middle, int sum)
    {
        var words = ShortcutWords;
        if (words.Length == 0)
        {
            return;
        }

        var half = (36 + sum) / 2;
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M {middle} 34 H {Side} V {sum} H {middle + 10}\" stroke=\"{Palette(plain: false)}\" stroke-width=\"2\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{middle}\" cy=\"{sum}\" r=\"10\"/><path d=\"M {middle - 6} {sum} h 12 M {middle} {sum - 6} v 12\"/>");
        Text(svg, Side + 12, half - 4, words[0], "start");
        Text(svg, Side + 12, half + 14, words[1], "start");
    }

    private static string Palette(bool plain) => Charts.Palette.Of(plain, 32);

    private static string Layer(string kernel, int planes, int stride) => string.Create(
        CultureInfo.InvariantCulture, $"{kernel}, {planes}{(stride == 1 ? "" : $", stride {stride}")}");

    private static void Line(StringBuilder svg, int x1, int y1, int x2, int y2) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M {x1} {y1} L {x2} {y2} m -4 -7 l 4 7 l 4 -7\"/>");

    private static void Text(StringBuilder svg, int x, int y, string text, string anchor = "middle") =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"currentColor\" stroke=\"none\">{WebUtility.HtmlEncode(text)}</text>");
}
