using Course.Run;
using Course.Tests.Support;

namespace Course.Tests.Run;

public sealed class NotebookCatalogTests : IDisposable
{
    private readonly CourseFolder _course = new();

    public NotebookCatalogTests()
    {
        foreach (string name in new[] { "02-degradation", "00-start-here", "01-residual-learning", "ko/00-start-here", "solutions/01" })
        {
            _course.File($"notebooks/{name}.ipynb", "{}");
        }

        _course.File("notebooks/runs/recorded.jsonl", "");
    }

    public void Dispose() => _course.Dispose();

    [Fact]
    public void Without_names_all_are_run_in_order_translations_and_solutions_left_out() =>
        Assert.Equal(["00-start-here", "01-residual-learning", "02-degradation"], Select());

    [Theory]
    [InlineData("02")]
    [InlineData("02-degradation")]
    [InlineData("02-degradation.ipynb")]
    [InlineData("notebooks/02-degradation.ipynb")]
    public void A_name_or_its_beginning_finds_one(string name) => Assert.Equal(["02-degradation"], Select(name));

    [Fact]
    public void A_path_is_that_file_whatever_its_name()
    {
        Directory.CreateDirectory(Path.Combine(_course.Root, "notebooks", "lib"));
        _course.File("notebooks/handed-in/02-degradation.ipynb", "{}");
        string handedIn = Path.Combine(_course.Root, "notebooks", "handed-in", "02-degradation.ipynb");
        var catalog = new NotebookCatalog(_course.Repository.Notebooks);

        Assert.Equal([handedIn], catalog.Select([handedIn]));
        Assert.Equal([catalog.All()[1], handedIn], catalog.Select([handedIn, "01"]));
        UsageException same = Assert.Throws<UsageException>(() => catalog.Select(["02", handedIn]));
        Assert.EndsWith("would write results of the same name; run them one after the other with --out.", same.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_where_a_notebook_cannot_run_is_refused()
    {
        _course.File("alice/02-degradation.ipynb", "{}");
        string outside = Path.Combine(_course.Root, "alice", "02-degradation.ipynb");

        Assert.StartsWith($"There is no file '{outside}x'; ", Assert.Throws<UsageException>(() => Select(outside + "x")).Message);
        Directory.Delete(Path.Combine(_course.Root, "lib"), recursive: true);
        Assert.StartsWith($"{outside} would not find the course's libraries", Assert.Throws<UsageException>(() => Select(outside)).Message);
    }

    [Fact]
    public void A_name_of_a_file_in_the_present_folder_is_its_path()
    {
        string name = $"{Guid.NewGuid():N}.ipynb";
        File.WriteAllText(name, "{}");
        try
        {
            Assert.StartsWith($"{name} would not find the course's libraries", Assert.Throws<UsageException>(() => Select(name)).Message);
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public void Several_names_are_run_in_the_courses_order_each_once() =>
        Assert.Equal(["00-start-here", "02-degradation"], Select("02", "00", "02-degradation"));

    [Theory]
    [InlineData("degradation", "; did you mean '02-degradation'?")]
    [InlineData("transformers", ".")]
    public void An_unknown_name_lists_what_exists(string name, string ending)
    {
        UsageException e = Assert.Throws<UsageException>(() => Select(name));

        Assert.Equal(
            $"There is no notebook '{name}'; there are 00-start-here, 01-residual-learning, 02-degradation{ending}", e.Message);
    }

    [Fact]
    public void A_beginning_of_several_names_asks_for_more()
    {
        UsageException e = Assert.Throws<UsageException>(() => Select("0"));

        Assert.StartsWith("'0' is the beginning of 00-start-here and 01-residual-learning and ", e.Message);
    }

    [Fact]
    public void A_course_without_notebooks_is_an_error()
    {
        Directory.Delete(_course.Repository.Notebooks, recursive: true);

        Assert.Throws<CourseException>(() => Select());
    }

    private string[] Select(params string[] names) =>
        [.. new NotebookCatalog(_course.Repository.Notebooks).Select(names).Select(p => Path.GetFileNameWithoutExtension(p)!)];
}
