using System.Xml.Linq;
using Course.Requirements;
using Course.Tests.Support;

namespace Course.Tests.Requirements;

/// <summary>The committed environment.json says what the projects really use.</summary>
public class EnvironmentFileTests
{
    private static readonly CourseRequirements _required = RequirementsReader.Read(CourseFolder.Real.EnvironmentFile);

    [Fact]
    public void Every_nuget_package_has_a_pinned_version()
    {
        string[] pinned = [.. Elements("Directory.Packages.props", "PackageVersion").Select(e => (string)e.Attribute("Include")!)];

        Assert.All(_required.NuGet, package => Assert.Contains(package.Id, pinned));
    }

    [Fact]
    public void Every_package_that_a_library_references_is_listed()
    {
        string[] referenced =
        [
            .. Directory.EnumerateFiles(Path.Combine(CourseFolder.Real.Root, "lib"), "*.csproj", SearchOption.AllDirectories)
                .SelectMany(project => Elements(project, "PackageReference"))
                .Select(reference => (string)reference.Attribute("Include")!)
                .Distinct(),
        ];

        Assert.Contains("System.CommandLine", referenced);
        Assert.Empty(referenced.Except(_required.NuGet.Select(package => package.Id)));
    }

    [Fact]
    public void Stacks_are_named_as_builds_name_them() =>
        Assert.All(_required.NuGet, package => Assert.Matches("^(both|system|nuget)$", package.Stack));

    [Fact]
    public void The_sdk_is_the_one_of_global_json() =>
        Assert.Contains(
            $"\"version\": \"{_required.Sdk.Version}\"",
            File.ReadAllText(Path.Combine(CourseFolder.Real.Root, "global.json")));

    [Fact]
    public void Links_to_a_cdn_name_the_same_version_and_file_as_npm()
    {
        foreach (NpmPackage package in _required.Npm)
        {
            Assert.All(package.Files, file => Assert.EndsWith($"/{package.Name}@{package.Version}/{file.Path}", file.Url.ToString()));
        }
    }

    [Fact]
    public void A_data_sets_package_is_among_the_packages_to_install() =>
        Assert.All(
            _required.Data.Sources.Where(source => source.DebianPackage is not null),
            source => Assert.Contains(_required.Apt, package => package.Name == source.DebianPackage!.Name));

    [Fact]
    public void The_library_carries_the_same_list_of_data_sets() =>
        Assert.Equal(
            _required.Data.Sources.Select(source => source.Name),
            ResNets.Data.DataCatalog.BuiltIn().Sources.Select(source => source.Name));

    private static IEnumerable<XElement> Elements(string file, string name) =>
        XDocument.Load(Path.Combine(CourseFolder.Real.Root, file)).Descendants(name);
}
