using System.Text.RegularExpressions;
using Notebooks.Documents;

namespace Notebooks.Authoring;

/// <summary>A stretch of a source: its comment's words, and the text up to the next comment.</summary>
internal sealed partial record SourcePart(string Path, int Line, string[] Words, string Text)
{
    public NotebookFormatException Error(string what) => new($"{Path}, line {Line}: {what}.");

    /// <summary>Splits a source at its comments; those inside fences are text.</summary>
    public static IEnumerable<SourcePart> Split(string path, string text)
    {
        SourcePart? part = null;
        var lines = new List<string>();
        var fenced = false;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
            Match match = fenced ? Match.Empty : Comment().Match(line);
            if (!match.Success)
            {
                if (part is null && line.Trim().Length > 0)
                    throw new NotebookFormatException($"{path}, line {number}: text before the first cell; a line '<!-- cell title -->' begins one.");
                lines.Add(line);
                continue;
            }

            if (part is not null)
                yield return part with { Text = Join(lines) };
            part = new SourcePart(path, number, match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), "");
            lines.Clear();
        }

        if (fenced)
            throw new NotebookFormatException($"{path}: a fence is open at the end of the file; close it with a line of three backticks.");
        if (part is not null)
            yield return part with { Text = Join(lines) };
    }

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines).Trim('\n');

    [GeneratedRegex("^<!-- +([a-z].*?) +-->$")]
    private static partial Regex Comment();
}
