using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Notebooks.Documents;
using Notebooks.Export;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Authoring;

/// <summary>What every notebook of the course has, and what none has.</summary>
public sealed partial class NotebookRulesTests
{
    private const int LongestCell = 20;
    private const int LongestLine = 98;

    /// <summary>The notebooks for students, in English.</summary>
    public static TheoryData<string> English => [.. CourseFolder.NotebooksIn("").Select(CourseFolder.NameOf)];

    /// <summary>All notebooks, solutions and translations too.</summary>
    public static TheoryData<string> All => [.. CourseFolder.AllNotebooks().Select(CourseFolder.NameOf)];

    [Theory]
    [MemberData(nameof(English))]
    public void It_opens_with_goals_needs_and_time(string name)
    {
        string first = Assert.IsType<MarkdownCell>(Read(name).Cells[0]).Source;

        Assert.StartsWith("# ", first, StringComparison.Ordinal);
        Assert.Contains("**After this notebook you can**", first, StringComparison.Ordinal);
        Assert.Contains("**You need**", first, StringComparison.Ordinal);
        Assert.Contains("**It takes**", first, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(English))]
    public void It_ends_with_summary_questions_and_references(string name)
    {
        string prose = string.Join("\n\n", Read(name).Cells.OfType<MarkdownCell>().TakeLast(3).Select(cell => cell.Source));

        Assert.Contains("## Summary", prose, StringComparison.Ordinal);
        Assert.Contains("**Think about it.**", prose, StringComparison.Ordinal);
        Assert.Contains("**References.**", prose, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(English))]
    public void It_has_at_least_three_exercises_each_followed_by_its_check(string name)
    {
        CodeCell[] cells = [.. Read(name).CodeCells];
        int[] exercises = [.. Enumerable.Range(0, cells.Length).Where(i => cells[i].HasTag("exercise"))];

        Assert.InRange(exercises.Length, 3, 10);
        Assert.Empty(exercises.Where(i => i + 1 == cells.Length || !cells[i + 1].HasTag("check")).Select(i => cells[i].Id));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_slides_have_speaker_notes(string name) =>
        Assert.Empty(Read(name).Cells.Where(cell => CourseFolder.IsSlide(cell) && !CourseFolder.HasNotes(cell)).Select(cell => cell.Id));

    [Theory]
    [MemberData(nameof(All))]
    public void Code_is_short_enough_for_a_projector(string name)
    {
        CodeCell[] cells = [.. Read(name).CodeCells];

        Assert.Empty(cells.Where(cell => cell.Source.Split('\n').Length > LongestCell).Select(cell => cell.Id));
        Assert.DoesNotContain(cells.SelectMany(cell => cell.Source.Split('\n')), line => line.Length > LongestLine);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_holds_no_output_and_no_absolute_path(string name)
    {
        NotebookDocument notebook = Read(name);

        Assert.Empty(notebook.CodeCells.Where(cell => cell.Outputs.Length > 0 || cell.ExecutionCount is not null).Select(cell => cell.Id));
        Assert.Empty(notebook.Cells.SelectMany(cell => AbsolutePath().Matches(cell.Source)).Select(match => match.Value));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_links_lead_somewhere(string name)
    {
        string folder = Path.GetDirectoryName(Path.Combine(CourseFolder.Notebooks, name))!;
        IEnumerable<string> links = Read(name).Cells.OfType<MarkdownCell>()
            .SelectMany(cell => Link().Matches(cell.Source)).Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(link => link.Length > 0);

        Assert.DoesNotContain(
            links, link => !link.StartsWith("https://", StringComparison.Ordinal) && !File.Exists(Path.Combine(folder, link)));
    }

    /// <summary>Markdown closes no emphasis between a bracket and a letter, as before the particle in <c>**Li (2018)**는</c>.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Its_emphasis_is_closed(string name)
    {
        foreach (MarkdownCell cell in Read(name).Cells.OfType<MarkdownCell>())
        {
            IHtmlDocument prose = new HtmlParser().ParseDocument(MarkdownHtml.Of(cell.Source, new Contents(), new Pictures(null, cell)));
            foreach (IElement literal in prose.QuerySelectorAll("code, .math"))
            {
                literal.Remove();
            }

            Assert.False(prose.Body!.TextContent.Contains('*', StringComparison.Ordinal), $"{cell.Id}: {prose.Body.TextContent}");
        }
    }

    private static NotebookDocument Read(string name) => NotebookReader.Read(Path.Combine(CourseFolder.Notebooks, name));

    [GeneratedRegex(@"(?<![\w.])(/home/|/root/|/work/|/usr/|/tmp/|[A-Z]:\\)")]
    private static partial Regex AbsolutePath();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
