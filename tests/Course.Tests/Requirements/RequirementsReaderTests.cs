using Course.Requirements;
using Course.Tests.Support;

namespace Course.Tests.Requirements;

public class RequirementsReaderTests
{
    private static readonly string _real = File.ReadAllText(CourseFolder.Real.EnvironmentFile);

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "environment.json has schema 2; expected 1")]
    [InlineData("\"group\": \"run\"", "\"group\": \"fun\"", "$.apt[0].group")]
    [InlineData("\"name\": \"cmake\"", "\"name\": \"g++\"", "environment.json lists the apt package 'g++' twice")]
    [InlineData("\"integrity\": \"sha384-zc4", "\"integrity\": \"sha256-zc4", "expected 'sha384-' and 64 characters")]
    [InlineData("\"apt\": [", "\"aptitude\": [", "aptitude")]
    [InlineData("\"size\": 61", "\"size\": \"61\"", "environment.json: the list of data sets cannot be read")]
    [InlineData("{\n  \"schema\"", "\n  \"schema\"", "environment.json cannot be read")]
    public void An_error_says_what_is_wrong(string original, string replacement, string expected)
    {
        Assert.Contains(original, _real);

        CourseException e = Assert.Throws<CourseException>(
            () => RequirementsReader.Parse(_real.Replace(original, replacement, StringComparison.Ordinal)));

        Assert.Contains(expected, e.Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = Path.Combine(Path.GetTempPath(), "no-such-folder", "environment.json");

        CourseException e = Assert.Throws<CourseException>(() => RequirementsReader.Read(path));

        Assert.StartsWith($"{path} cannot be read (", e.Message);
    }
}
