using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Export;

/// <summary>What a page needs besides its text: plotly.js if it has charts, KaTeX if it has formulas, and nothing else.</summary>
internal static partial class PageScripts
{
    private const string PlotlyFile = "plotly.js-cartesian-dist-min/plotly-cartesian.min.js";
    private const string KatexFolder = "katex/dist";
    private const string RevealFolder = "reveal.js/dist";

    /// <summary>The script and style elements for a page's body.</summary>
    public static string For(StringBuilder body, ExportAssets assets)
    {
        var text = body.ToString();
        var elements = new StringBuilder();
        if (text.Contains("<div class=\"output chart\"", StringComparison.Ordinal))
        {
            elements.Append(Script(Find(assets, PlotlyFile), assets.PlotlyScript, "charts"));
        }

        if (MathElement().IsMatch(text))
        {
            elements.Append(Style(Find(assets, $"{KatexFolder}/katex.min.css"), assets.KatexStyle));
            elements.Append(Script(Find(assets, $"{KatexFolder}/katex.min.js"), assets.KatexScript, "formulas"));
        }

        return elements.ToString();
    }

    /// <summary>reveal.js.</summary>
    public static string ForSlides(ExportAssets assets) =>
        Style(Find(assets, $"{RevealFolder}/reveal.css"), assets.RevealStyle)
        + Script(Find(assets, $"{RevealFolder}/reveal.js"), assets.RevealScript, "slides");

    private static string? Find(ExportAssets assets, string file)
    {
        var path = assets.ModulesFolder is null ? null : Path.Combine(assets.ModulesFolder, "node_modules", file);
        return File.Exists(path) ? path : null;
    }

    private static string Script(string? file, AssetLink? link, string what) =>
        file is not null ? $"<script>{Html.Script(File.ReadAllText(file))}</script>\n"
        : link is not null ? $"<script src=\"{Html.Attribute(link.Url.AbsoluteUri)}\" integrity=\"{Html.Attribute(link.Integrity)}\" crossorigin=\"anonymous\"></script>\n{Word($"The {what} of this page need a network: their script is loaded from {link.Url.Host}.")}"
        : Word($"The {what} of this page are shown as text: the script that draws them was not at hand.");

    private static string Style(string? file, AssetLink? link) =>
        file is not null ? $"<style>{WithFonts(File.ReadAllText(file), Path.GetDirectoryName(file)!)}</style>\n"
        : link is not null ? $"<link rel=\"stylesheet\" href=\"{Html.Attribute(link.Url.AbsoluteUri)}\" integrity=\"{Html.Attribute(link.Integrity)}\" crossorigin=\"anonymous\">\n"
        : string.Empty;

    /// <summary>The style sheet with its fonts in it; of each font's formats the one that all browsers read.</summary>
    private static string WithFonts(string css, string folder) => FontSource().Replace(css, match =>
    {
        var font = File.ReadAllBytes(Path.Combine(folder, match.Groups["file"].Value));
        return $"src:url(data:font/woff2;base64,{Convert.ToBase64String(font)}) format(\"woff2\")";
    });

    private static string Word(string text) => $"<p class=\"notice\">{Html.Text(text)}</p>\n";

    [GeneratedRegex("""class="(?:output )?math["\s]""")]
    private static partial Regex MathElement();

    [GeneratedRegex("""src:url\((?<file>fonts/[^)]+\.woff2)\) format\("woff2"\)[^;}]*""")]
    private static partial Regex FontSource();
}
