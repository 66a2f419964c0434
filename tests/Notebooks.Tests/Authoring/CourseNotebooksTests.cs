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
}
