using Course.Testing;
using Course.Tests.Support;

namespace Course.Tests.Testing;

public sealed class TestResultFileTests : IDisposable
{
    private const string Results = """
        <?xml version="1.0" encoding="utf-8"?>
        <assemblies schema-version="3">
          <assembly name="X.Tests.dll" errors="1" failed="1" passed="3" skipped="2" total="6">
            <errors>
              <error type="assembly-cleanup" name="fixture"><failure><message>It would not close.</message></failure></error>
            </errors>
            <collection name="c">
              <test name="X.Tests.A.passes" result="Pass" time="0.01" />
              <test name="X.Tests.A.fails" result="Fail" time="0.01">
                <failure exception-type="E"><message>Expected 1, found 2.</message><stack-trace>at A.cs:1</stack-trace></failure>
              </test>
              <test name="X.Tests.A.skipped" result="Skip" time="0"><reason>no GPU</reason></test>
            </collection>
          </assembly>
        </assemblies>
        """;

    private readonly CourseFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Counts_and_failures_are_read_errors_outside_of_tests_included()
    {
        TestOutcome? outcome = Read(Results);

        Assert.NotNull(outcome);
        Assert.Equal((3, 2, 2), (outcome.Passed, outcome.Failed, outcome.Skipped));
        Assert.Equal(
            [
                new TestFailure("X.Tests.A.fails", "Expected 1, found 2.", "at A.cs:1"),
                new TestFailure("fixture", "It would not close.", ""),
            ],
            outcome.Failures);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<assemblies><assembly passed=\"3\">")]
    public void A_file_that_ends_early_is_no_result(string text) => Assert.Null(Read(text));

    [Fact]
    public void A_missing_file_is_no_result() =>
        Assert.Null(TestResultFile.Read("X", Path.Combine(_folder.Root, "missing.xml"), TimeSpan.Zero));

    private TestOutcome? Read(string text) =>
        TestResultFile.Read("X.Tests", _folder.File("results.xml", text), TimeSpan.FromSeconds(2));
}
