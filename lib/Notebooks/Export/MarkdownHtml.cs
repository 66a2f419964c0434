using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Notebooks.Export;

/// <summary>Markdown as HTML: tables, formulas between dollar signs, callouts, links from notebook to notebook.</summary>
internal static partial class MarkdownHtml
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true })
        .UseMathematics()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .Build();

    /// <summary>The HTML of a cell's markdown; its headings are added to the contents, its pictures embedded.</summary>
    public static string Of(string markdown, Contents contents, Pictures pictures)
    {
        var document = Markdown.Parse(FormulasApart(markdown), s_pipeline);
        foreach (var node in document.Descendants())
        {
            Adapt(node, contents, pictures);
        }

        return document.ToHtml(s_pipeline);
    }

    /// <summary>
    /// Korean particles follow a formula without a space, which Markdig does not take for the formula's end; an empty comment
    /// between them does.
    /// </summary>
    private static string FormulasApart(string markdown) =>
        CodeOrFormula().Replace(markdown, match =>
            match.Value[0] == '$' && match.Index + match.Length < markdown.Length
            && markdown[match.Index + match.Length] is > '\u007f' and var next && char.IsLetter(next)
                ? match.Value + "<!-- -->"
                : match.Value);

    [GeneratedRegex(@"`[^`]*`|\$\$.*?\$\$|\$[^$\n]+\$", RegexOptions.Singleline)]
    private static partial Regex CodeOrFormula();

    private static void Adapt(MarkdownObject node, Contents contents, Pictures pictures)
    {
        switch (node)
        {
            case HeadingBlock heading:
                heading.GetAttributes().Id = contents.Add(heading.Level, Words(heading.Inline));
                break;
            case QuoteBlock quote when BeginsBold(quote):
                quote.GetAttributes().AddClass("callout");
                break;
            case MathInline { DelimiterCount: 2 } formula:
                formula.GetAttributes().AddClass("display");
                break;
            case LinkInline { IsImage: true, Url: { } url } image:
                image.Url = pictures.Embed(url);
                break;
            case LinkInline { IsImage: false, Url: { } url } link when IsNotebook(url):
                link.Url = url.Replace(".ipynb", ".html", StringComparison.Ordinal);
                break;
            default:
                break;
        }
    }

    /// <summary>A notebook beside this one is a page beside this one.</summary>
    private static bool IsNotebook(string url) =>
        !url.Contains("://", StringComparison.Ordinal) && url.Split('#')[0].EndsWith(".ipynb", StringComparison.Ordinal);

    private static bool BeginsBold(QuoteBlock quote) =>
        quote.FirstOrDefault() is ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2 } };

    private static string Words(ContainerInline? inline) => inline is null
        ? string.Empty
        : string.Concat(inline.Descendants().Select(part => part switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            MathInline formula => formula.Content.ToString(),
            _ => string.Empty,
        }));
}
