using Notebooks.Documents;
using Notebooks.Formatting;

namespace Notebooks.Kernel;

/// <summary>Parts of a cell that are shown instead of run.</summary>
internal static class SegmentFormatter
{
    public static MimeBundle Format(CellSegment segment)
    {
        var text = segment.Text.Trim('\n');
        return segment.Language switch
        {
            CellLanguage.Markdown => MimeBundle.Plain(text).With(MimeTypes.Markdown, text),
            CellLanguage.Javascript => MimeBundle.Plain("(script)").With(MimeTypes.Html, $"<script type=\"text/javascript\">\n{text}\n</script>"),
            _ => MimeBundle.Plain(HtmlText.PlainOf(text)).With(MimeTypes.Html, text),
        };
    }
}
