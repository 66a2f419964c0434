using Course.Tests.Support;

namespace Course.Tests.Setup;

public sealed class SetupMemoryTests : IDisposable
{
    private readonly CourseFolder _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public void Facts_outlive_the_process_and_can_be_forgotten()
    {
        _course.Memory().Keep("built", "abc");
        Assert.Equal("abc", _course.Memory().Find("built"));

        _course.Memory().Keep("built", null);
        Assert.Null(_course.Memory().Find("built"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"built\": ")]
    [InlineData("null")]
    public void A_damaged_file_is_forgotten(string text)
    {
        _course.File(".course/setup.json", text);

        Assert.Null(_course.Memory().Find("built"));
    }
}
