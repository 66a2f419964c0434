using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Authoring;

/// <summary>The metadata of the course's notebooks: C#, as Jupyter and Polyglot Notebooks name it.</summary>
internal static class NotebookMetadata
{
    private const string Kernel = """
        "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" },
        """;

    private const string Rest = """
        "language_info": {
          "file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp", "version": "13.0"
        },
        "polyglot_notebook": {
          "kernelInfo": { "defaultKernelName": "csharp", "items": [{ "languageName": "csharp", "name": "csharp" }] }
        }
        """;

    /// <summary>The metadata, with the language of the prose where it is not English.</summary>
    public static JsonElement Create(string? language) =>
        Json.Parse($$"""{ {{Kernel}} {{(language is null ? "" : $"\"lang\": \"{language}\",")}} {{Rest}} }""");
}
