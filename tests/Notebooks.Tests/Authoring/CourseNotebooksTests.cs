using Notebooks.Authoring;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Authoring;

/// <summary>The course's own notebooks.</summary>
public class CourseNotebooksTests
{
    [Fact]
    public void Every_notebook_is_as_its_source_says() =>
        Assert.Empty(new CourseNotebooks(CourseFolder.Notebooks).Make().Where(made => !made.IsUpToDate).Select(made => made.Path));

    [Fact]
    public void Every_notebook_has_a_source()
    {
        HashSet<string> made = [.. new CourseNotebooks(CourseFolder.Notebooks).Make().Select(notebook => Path.GetFullPath(notebook.Path))];

        Assert.NotEmpty(made);
        Assert.All(CourseFolder.AllNotebooks(), path => Assert.Contains(path, made));
    }

    [Fact]
    public void Every_notebook_has_a_Korean_twin() =>
        Assert.Equal(
            CourseFolder.NotebooksIn("").Select(Path.GetFileName), CourseFolder.NotebooksIn("ko").Select(Path.GetFileName));

    /// <summary>Notes that a translation lacks are taken from the original, and so would be in English.</summary>
    [Theory]
    [MemberData(nameof(NotebookRulesTests.English), MemberType = typeof(NotebookRulesTests))]
    public void Speaker_notes_are_translated_too(string name)
    {
        string file = Path.ChangeExtension(name, ".md");
        NotebookSource original = NotebookSourceReader.Read(Path.Combine(CourseFolder.Notebooks, "sources", file));
        NotebookSource translation = NotebookSourceReader.Read(Path.Combine(CourseFolder.Notebooks, "sources", "ko", file));

        Assert.Equal(
            original.Prose.Where(cell => cell.Notes is not null).Select(cell => cell.Id),
            translation.Cells.Where(cell => cell.Notes is not null).Select(cell => cell.Id));
    }
}
