using System.Collections.Immutable;
using System.Text;

namespace Notebooks.Kernel;

/// <summary>A cell's text, split at its <c>#!</c> commands.</summary>
/// <param name="Segments">The parts, in order.</param>
/// <param name="IsTimed">Whether the cell asks for its wall time with <c>#!time</c>.</param>
internal sealed record CellText(ImmutableArray<CellSegment> Segments, bool IsTimed)
{
    public static CellText Parse(string source)
    {
        var segments = ImmutableArray.CreateBuilder<CellSegment>();
        var language = CellLanguage.CSharp;
        var text = new StringBuilder();
        var timed = false;
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Command(lines[i]) is not { } command)
            {
                if (language == CellLanguage.CSharp)
                {
                    RefusePackageSource(lines[i], i);
                    RefuseMagic(lines[i], i, text);
                }

                text.Append(lines[i]).Append('\n');
                continue;
            }

            if (command == CellCommands.Time)
            {
                timed = true;
                text.Append('\n');
                continue;
            }

            Close();
            language = Language(command, i, lines[i]);
            text.Clear();
            text.Append('\n', language == CellLanguage.CSharp ? i + 1 : 0);
        }

        Close();
        return new CellText(segments.DrainToImmutable(), timed);

        void Close()
        {
            if (!string.IsNullOrWhiteSpace(text.ToString()))
                segments.Add(new CellSegment(language, text.ToString()));
        }
    }

    /// <summary>The text with everything but C# blanked, each character at its place.</summary>
    public static string OnlyCSharp(string source)
    {
        var text = new StringBuilder(source.Length);
        foreach (var (line, isCSharp) in Lines(source))
        {
            if (isCSharp && Command(line) is null)
                text.Append(line);
            else
                text.Append(' ', line.Length);
            text.Append('\n');
        }

        return text.ToString(0, source.Length);
    }

    /// <summary>Whether the line of a place is C#: the last command above it says so, or there is none.</summary>
    public static bool IsCSharpAt(string source, int position) =>
        Lines(source[..Math.Clamp(position, 0, source.Length)]).Last().IsCSharp;

    /// <summary>The lines, each with whether the last command down to it asks for C#, as a cell without one does.</summary>
    private static IEnumerable<(string Line, bool IsCSharp)> Lines(string source)
    {
        var isCSharp = true;
        foreach (var line in source.Split('\n'))
        {
            if (Command(line) is { } command and not CellCommands.Time)
                isCSharp = CellCommands.LanguageOf(command) == CellLanguage.CSharp;
            yield return (line, isCSharp);
        }
    }

    /// <summary>The command that a line consists of, or null. One that this kernel does not know is none when it is indented: it may stand in a string.</summary>
    private static string? Command(string line)
    {
        var command = line.Trim();
        return command.StartsWith("#!", StringComparison.Ordinal)
            && (line.StartsWith('#') || CellCommands.Names.Contains(command)) ? command : null;
    }

    private static CellLanguage Language(string command, int index, string line) => CellCommands.LanguageOf(command) ?? throw Error(
        command.StartsWith("#!import", StringComparison.Ordinal)
            ? $"Line {index + 1} holds '{command}', which this kernel does not know; run a C# script with #load \"file.csx\", or copy the cells of the notebook into this one."
            : Unknown(command, index),
        index,
        line);

    private static void RefusePackageSource(string line, int index)
    {
        if (line.TrimStart().StartsWith("#i \"", StringComparison.Ordinal))
        {
            throw Error(
                $"Line {index + 1} holds '{line.Trim()}', a source of NuGet packages, which this kernel does not download; "
                + "build a project that references the package and name its dll: #r \"path/to/Package.dll\".",
                index,
                line);
        }
    }

    /// <summary>Refuses a command of Python's notebooks at the beginning of a cell, where no C# can begin with its sign.</summary>
    private static void RefuseMagic(string line, int index, StringBuilder before)
    {
        if (line.StartsWith('%') && string.IsNullOrWhiteSpace(before.ToString()))
            throw Error(Unknown(line.Trim(), index), index, line);
    }

    private static string Unknown(string command, int index) =>
        $"Line {index + 1} holds '{command}', which this kernel does not know; it knows #!csharp, #!markdown, #!html, #!javascript and #!time.";

    private static CellException Error(string message, int index, string line) =>
        new(new CellError("UnknownCommand", message) { Line = index + 1, SourceLine = line });
}
