using ResNets.Training;

namespace ResNets.Tests.Training;

public sealed class CourseRunsTests
{
    [Theory]
    [InlineData("notebooks")]
    [InlineData("notebooks/solutions")]
    [InlineData("notebooks/ko")]
    public void RunsAreFoundFromEveryFolderOfNotebooks(string folder)
    {
        using var course = new TemporaryFolder();
        var runs = Directory.CreateDirectory(Path.Combine(course.Path, "notebooks", "runs"));
        var place = Directory.CreateDirectory(Path.Combine(course.Path, folder));
        File.WriteAllText(Path.Combine(runs.FullName, "a.jsonl"), "no history");

        var error = Assert.Throws<InvalidDataException>(() => CourseRuns.Load(place.FullName));
        Assert.Contains(Path.Combine("runs", "a.jsonl"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereThereAreNoneThereAreNone()
    {
        using var course = new TemporaryFolder();
        Assert.Empty(CourseRuns.Load(course.Path));
        Assert.Empty(CourseRuns.Load(Directory.CreateDirectory(Path.Combine(course.Path, "notebooks", "ko")).FullName));
    }
}
