using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>Whether a C# kernel can run a notebook.</summary>
public static class NotebookLanguage
{
    /// <summary>Checks that the notebook and each of its code cells are C#.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="name">What errors call it, usually the path.</param>
    /// <exception cref="NotebookFormatException">It names no kernel, or it or a cell is in another language.</exception>
    public static void RequireCSharp(NotebookDocument document, string name)
    {
        ArgumentNullException.ThrowIfNull(document);
        var language = Json.StringAt(document.Metadata, "kernelspec", "language")
            ?? Json.StringAt(document.Metadata, "language_info", "name");
        if (language is null)
        {
            throw new NotebookFormatException(
                $"{name} does not say its language (metadata.kernelspec.language); expected C#: choose the kernel '.NET (C#)' in the editor and save.");
        }

        if (!IsCSharp(language))
            throw new NotebookFormatException($"{name} is a notebook in {language}; expected C#: choose the kernel '.NET (C#)' in the editor and save.");

        for (var i = 0; i < document.Cells.Length; i++)
        {
            if (document.Cells[i] is CodeCell cell && Language(cell.Metadata) is { } other && !IsCSharp(other))
                throw new NotebookFormatException($"{name}, cell {i + 1} is in {other}; expected csharp: this kernel runs C# cells only.");
        }
    }

    private static string? Language(JsonElement metadata) =>
        Json.StringAt(metadata, "polyglot_notebook", "kernelName")
        ?? Json.StringAt(metadata, "dotnet_interactive", "language")
        ?? Json.StringAt(metadata, "vscode", "languageId");

    private static bool IsCSharp(string language) => language.ToUpperInvariant() is "C#" or "CSHARP" or "CS";
}
