using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Course.Testing;

/// <summary>Reads the results that a test project writes (xUnit.net's XML, version 2 and later).</summary>
public static class TestResultFile
{
    /// <summary>Reads a result file.</summary>
    /// <param name="project">The test project's name.</param>
    /// <param name="path">The file.</param>
    /// <param name="elapsed">How long the project ran.</param>
    /// <returns>The outcome, or null where the file is missing or was not written to its end.</returns>
    public static TestOutcome? Read(string project, string path, TimeSpan elapsed)
    {
        try
        {
            var root = XDocument.Load(path).Root!;
            XElement[] assemblies = [.. root.Elements("assembly")];
            TestFailure[] failures =
            [
                .. root.Descendants("test").Where(test => (string?)test.Attribute("result") == "Fail").Select(Failed),
                .. root.Descendants("error").Select(Failed),
            ];
            return new TestOutcome(
                project, assemblies.Sum(a => Count(a, "passed")), assemblies.Sum(a => Count(a, "skipped")), failures, elapsed);
        }
        catch (Exception e) when (e is IOException or XmlException)
        {
            return null;
        }
    }

    private static TestFailure Failed(XElement element)
    {
        XElement? failure = element.Element("failure");
        return new TestFailure(
            (string?)element.Attribute("name") ?? "outside of the tests",
            failure?.Element("message")?.Value.Trim() ?? "no message",
            failure?.Element("stack-trace")?.Value.Trim() ?? "");
    }

    private static int Count(XElement assembly, string attribute) =>
        int.Parse((string?)assembly.Attribute(attribute) ?? "0", CultureInfo.InvariantCulture);
}
