using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Notebooks.Documents;

namespace Notebooks.Authoring;

/// <summary>
/// Reads a notebook's source. A line <c>&lt;!-- cell ID --&gt;</c> begins a cell; <c>exercise ID</c> and <c>check ID</c>
/// begin cells of code with those roles; <c>solution</c> and <c>notes</c> belong to the cell before. After the id may stand
/// a slide's kind (slide, subslide, fragment, skip) and, in a translation, <c>of=HASH</c>. A cell whose text is one fence
/// of csharp is code, any other is prose.
/// </summary>
public static partial class NotebookSourceReader
{
    private const string FenceBegin = "```csharp\n";
    private const string FenceEnd = "\n```";
    private static readonly string[] s_slides = ["slide", "subslide", "fragment", "skip"];

    /// <summary>Reads a source file.</summary>
    /// <param name="path">The markdown file.</param>
    /// <exception cref="NotebookFormatException">The file is no source of a notebook; the message names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookSource Read(string path) => Parse(path, File.ReadAllText(path));

    /// <summary>Parses the text of a source.</summary>
    /// <param name="path">What errors call it, and where its notebook's name comes from.</param>
    /// <param name="text">The markdown.</param>
    /// <exception cref="NotebookFormatException">The text is no source of a notebook.</exception>
    public static NotebookSource Parse(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cells = new List<SourceCell>();
        foreach (SourcePart part in SourcePart.Split(path, text.ReplaceLineEndings("\n")))
        {
            switch (part.Words[0])
            {
                case "cell" or "exercise" or "check":
                    cells.Add(Cell(part));
                    break;
                case "solution" when cells is [.., { Kind: SourceCellKind.Exercise, Solution: null }]:
                    cells[^1] = cells[^1] with { Solution = Code(part) ?? throw part.Error("a solution is one fence of csharp") };
                    break;
                case "solution":
                    throw part.Error("a solution stands once, after its exercise");
                case "notes" when cells is [.., { Notes: null }]:
                    cells[^1] = cells[^1] with { Notes = part.Text };
                    break;
                case "notes":
                    throw part.Error("notes stand once, after their cell");
                default:
                    throw part.Error($"found '{part.Words[0]}', expected cell, exercise, check, solution or notes");
            }
        }

        return new NotebookSource(path, Complete(path, cells));
    }

    private static SourceCell Cell(SourcePart part)
    {
        if (part.Words.Length < 2 || !IdPattern().IsMatch(part.Words[1]))
            throw part.Error("a cell needs an id of 1 to 64 letters, digits, '-' and '_'");
        var code = Code(part);
        SourceCellKind kind = (part.Words[0], code) switch
        {
            ("cell", null) => SourceCellKind.Prose,
            ("cell", _) => SourceCellKind.Code,
            ("check", null) => throw part.Error("a check cell is one fence of csharp"),
            (_, null) => throw part.Error("an exercise cell is one fence of csharp"),
            ("check", _) => SourceCellKind.Check,
            _ => SourceCellKind.Exercise,
        };
        var cell = new SourceCell(part.Words[1], kind, code ?? part.Text, part.Line);
        foreach (var word in part.Words.Skip(2))
        {
            if (s_slides.Contains(word))
                cell = cell with { Slide = word };
            else if (word.StartsWith("of=", StringComparison.Ordinal))
                cell = cell with { TranslationOf = word[3..] };
            else
                throw part.Error($"found '{word}' after the id, expected {string.Join(", ", s_slides)} or of=HASH");
        }

        return cell.Text.Length > 0 ? cell : throw part.Error("the cell is empty");
    }

    private static string? Code(SourcePart part)
    {
        var text = part.Text;
        if (!text.StartsWith(FenceBegin, StringComparison.Ordinal) || !text.EndsWith(FenceEnd, StringComparison.Ordinal))
            return null;
        var code = text[FenceBegin.Length..^FenceEnd.Length];
        return code.Contains("\n```", StringComparison.Ordinal) ? null : code;
    }

    private static ImmutableArray<SourceCell> Complete(string path, List<SourceCell> cells)
    {
        if (cells.Count == 0)
            throw new NotebookFormatException($"{path} has no cell; a line '<!-- cell title -->' begins one.");
        if (cells.Find(cell => cell is { Kind: SourceCellKind.Exercise, Solution: null }) is { } open)
            throw new NotebookFormatException($"{path}, line {open.Line}: exercise '{open.Id}' has no solution; put '<!-- solution -->' after it.");
        IGrouping<string, SourceCell>? twice = cells.GroupBy(cell => cell.Id).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? [.. cells]
            : throw new NotebookFormatException($"{path}, line {twice.Last().Line}: the id '{twice.Key}' is taken by an earlier cell; ids are unique.");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex IdPattern();
}
