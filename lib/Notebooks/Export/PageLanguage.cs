using Notebooks.Documents;

namespace Notebooks.Export;

/// <summary>The language of a notebook's prose.</summary>
internal static class PageLanguage
{
    /// <summary>What the notebook's metadata say, such as <c>ko</c>; else English.</summary>
    public static string Of(NotebookDocument document) => Json.StringAt(document.Metadata, "lang") ?? "en";
}
