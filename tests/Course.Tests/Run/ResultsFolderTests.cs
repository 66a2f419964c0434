using Course.Run;
using Course.Tests.Support;

namespace Course.Tests.Run;

public sealed class ResultsFolderTests : IDisposable
{
    private readonly CourseFolder _course = new();

    public ResultsFolderTests() => _course.File("notebooks/ko/00-start.ipynb", "{}");

    private string Notebooks => _course.Repository.Notebooks;

    public void Dispose() => _course.Dispose();

    [Fact]
    public void It_is_made_where_it_is_not_there()
    {
        string path = Path.Combine(_course.Root, "a", "b");
        Assert.Equal(path, ResultsFolder.Create(path, [Notebooks]));
        Assert.True(Directory.Exists(path));
        Assert.Equal(path, ResultsFolder.Create(path, [Notebooks]));
    }

    [Theory]
    [InlineData("notebooks/ko")]
    [InlineData("notebooks/ko/")]
    [InlineData("notebooks/../notebooks/ko")]
    [InlineData("link/ko")]
    [InlineData("link to link/ko")]
    public void Notebooks_are_not_replaced_by_results(string path)
    {
        Directory.CreateSymbolicLink(Path.Combine(_course.Root, "link"), Notebooks);
        Directory.CreateSymbolicLink(Path.Combine(_course.Root, "link to link"), "link");
        UsageException error = Assert.Throws<UsageException>(
            () => ResultsFolder.Create(Path.Combine(_course.Root, path), [Notebooks, Path.Combine(Notebooks, "ko")]));
        Assert.EndsWith("where notebooks are that the results could replace; choose a folder of its own.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_its_place_is_an_error()
    {
        string file = _course.File("taken", "");
        CourseException error = Assert.Throws<CourseException>(() => ResultsFolder.Create(file, []));
        Assert.StartsWith($"The folder of the results, {file}, cannot be made (", error.Message, StringComparison.Ordinal);
        Assert.Throws<CourseException>(() => ResultsFolder.Create(Path.Combine(file, "below"), []));
    }
}
