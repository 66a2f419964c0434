using System.Text.RegularExpressions;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Authoring;

/// <summary>
/// A result of the paper stands in lib/ResNets/Paper and nowhere else: texts let a cell print it, so that a misprint cannot hide
/// in them. Numbers of three digits and more are looked for; shorter ones, such as 3.8, mean too many other things.
/// </summary>
public sealed partial class PaperNumbersTests
{
    private static readonly EnumerationOptions s_noLinks =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private static readonly string s_paper = Path.Combine(CourseFolder.Root, "lib", "ResNets", "Paper");

    [Fact]
    public void No_text_or_source_repeats_a_result_of_the_paper()
    {
        HashSet<string> results =
        [
            .. Directory.EnumerateFiles(s_paper, "*.cs").SelectMany(file => NumbersIn(File.ReadAllText(file))).Where(HasThreeDigits),
        ];
        Assert.InRange(results.Count, 50, 200);

        Assert.Empty(
            from file in Texts()
            from line in File.ReadLines(file).Index()
            from number in NumbersIn(line.Item)
            where results.Contains(number)
            select $"{Path.GetRelativePath(CourseFolder.Root, file)}:{line.Index + 1}: {number}");
    }

    private static IEnumerable<string> NumbersIn(string text) => Decimal().Matches(text).Select(match => match.Value);

    private static bool HasThreeDigits(string number) =>
        !number.EndsWith(".0", StringComparison.Ordinal) && number.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length >= 3;

    private static IEnumerable<string> Texts() =>
        from file in ((string[])["lib/ResNets", "tests/ResNets.Tests", "notebooks", "docs", "data-scripts"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(CourseFolder.Root, folder), "*", s_noLinks))
            .Append(Path.Combine(CourseFolder.Root, "README.md"))
        where Path.GetExtension(file) is ".cs" or ".md" or ".ipynb"
            && !file.StartsWith(s_paper, StringComparison.Ordinal)
            && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        select file;

    /// <summary>Decimal numbers, but no versions (1.13.1) and no arXiv numbers.</summary>
    [GeneratedRegex(@"(?<![\d.,])\d{1,3}\.\d{1,2}(?!\d|\.\d)")]
    private static partial Regex Decimal();
}
