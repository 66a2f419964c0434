namespace Notebooks.Export;

/// <summary>The frame of a page: head, bar, contents, body.</summary>
internal static class Page
{
    /// <summary>The whole page.</summary>
    /// <param name="contents">The headings of the body.</param>
    /// <param name="notebookName">The title where there is no heading.</param>
    /// <param name="body">The cells.</param>
    /// <param name="language">The language of the prose, such as <c>ko</c>.</param>
    /// <param name="scripts">What <see cref="PageScripts"/> found to be needed.</param>
    public static string Compose(Contents contents, string notebookName, string body, string language, string scripts)
    {
        var title = Html.Text(contents.Title ?? notebookName);
        var list = contents.ToHtml();
        var opener = list.Length == 0 ? "" : "<button id=\"open-contents\" type=\"button\" aria-label=\"Contents\" aria-expanded=\"false\">☰</button>";
        return $"""
            <!DOCTYPE html>
            <html lang="{Html.Attribute(language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            {PageResource.Text("cells.css")}{PageResource.Text("page.css")}</style>
            </head>
            <body>
            <header><span class="title">{title}</span>{opener}<button id="theme" type="button" aria-label="Light or dark">◐</button></header>
            <div class="columns">
            {list}
            <main>
            {body}</main>
            </div>
            {scripts}<script>
            {PageResource.Text("math.js")}{PageResource.Text("page.js")}</script>
            </body>
            </html>

            """;
    }
}
