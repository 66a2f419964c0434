using System.Collections.Immutable;

namespace Notebooks.Kernel;

/// <summary>The <c>#!</c> commands that this kernel knows; each stands on a line of its own.</summary>
internal static class CellCommands
{
    /// <summary>Asks for the cell's wall time.</summary>
    public const string Time = "#!time";

    private static readonly (string Name, CellLanguage? Language)[] s_all =
    [
        ("#!csharp", CellLanguage.CSharp),
        ("#!markdown", CellLanguage.Markdown),
        ("#!html", CellLanguage.Html),
        ("#!javascript", CellLanguage.Javascript),
        (Time, null),
        ("#!c#", CellLanguage.CSharp),
        ("#!C#", CellLanguage.CSharp),
        ("#!js", CellLanguage.Javascript),
    ];

    /// <summary>All of them, second names last.</summary>
    public static ImmutableArray<string> Names { get; } = [.. s_all.Select(command => command.Name)];

    /// <summary>The language that a command switches to; null where it switches to none.</summary>
    public static CellLanguage? LanguageOf(string command) => s_all.FirstOrDefault(known => known.Name == command).Language;
}
