using Course.Tests.Support;

namespace Course.Tests;

public sealed class RepositoryTests : IDisposable
{
    private readonly CourseFolder _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public void The_course_is_found_from_any_folder_in_it()
    {
        string inside = Path.GetDirectoryName(_course.File("lib/Course/bin/x.dll", ""))!;

        Assert.Equal(_course.Root, Repository.Containing(inside).Root);
    }

    [Fact]
    public void Outside_of_a_course_the_error_says_what_was_looked_for()
    {
        CourseException e = Assert.Throws<CourseException>(() => Repository.Containing(Path.GetTempPath()));

        Assert.Contains("expected a folder with environment.json and ResNetNotebooks.sln", e.Message);
    }
}
