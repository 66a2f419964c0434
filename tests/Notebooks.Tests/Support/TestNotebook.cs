using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Tests.Support;

/// <summary>Makes small notebooks.</summary>
internal static class TestNotebook
{
    private static readonly JsonElement s_metadata = JsonElement.Parse(
        """{"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}}""");

    public static NotebookDocument Create(params Cell[] cells) => new([.. cells]) { Metadata = s_metadata };

    /// <summary>A notebook of code cells; text that begins with '#' and a space is markdown.</summary>
    public static NotebookDocument Of(params string[] cells) => Create([.. cells.Select((text, i) =>
        text.StartsWith("# ", StringComparison.Ordinal) ? (Cell)new MarkdownCell($"cell-{i}", text) : new CodeCell($"cell-{i}", text))]);

    public static string Write(string folder, string name, params string[] cells)
    {
        var path = Path.Combine(folder, name);
        NotebookWriter.Write(Of(cells), path);
        return path;
    }
}
