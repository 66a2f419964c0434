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
            var command = lines[i].TrimEnd();
            if (!command.StartsWith("#!", StringComparison.Ordinal))
            {
                text.Append(lines[i]).Append('\n');
                continue;
            }

            if (command == "#!time")
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
        var isCSharp = true;
        foreach (var line in source.Split('\n'))
        {
            var command = line.TrimEnd();
            var isCommand = command.StartsWith("#!", StringComparison.Ordinal);
            if (isCommand && command != "#!time")
                isCSharp = command is "#!csharp" or "#!c#" or "#!C#";
            if (isCSharp && !isCommand)
                text.Append(line);
            else
                text.Append(' ', line.Length);
            text.Append('\n');
        }

        return text.ToString(0, source.Length);
    }

    private static CellLanguage Language(string command, int index, string line) => command switch
    {
        "#!csharp" or "#!c#" or "#!C#" => CellLanguage.CSharp,
        "#!markdown" => CellLanguage.Markdown,
        "#!html" => CellLanguage.Html,
        "#!javascript" or "#!js" => CellLanguage.Javascript,
        _ => throw new CellException(new CellError(
            "UnknownCommand",
            $"Line {index + 1} holds '{command}', which this kernel does not know; it knows #!csharp, #!markdown, #!html, #!javascript and #!time.")
        {
            Line = index + 1,
            SourceLine = line,
        }),
    };
}
