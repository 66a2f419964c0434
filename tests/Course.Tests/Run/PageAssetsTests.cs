using Course.Requirements;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Export;

namespace Course.Tests.Run;

public sealed class PageAssetsTests : IDisposable
{
    private readonly CourseFolder _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public void Every_script_has_a_link_with_its_hash()
    {
        CourseRequirements required = RequirementsReader.Read(CourseFolder.Real.EnvironmentFile);

        ExportAssets assets = PageAssets.From(_course.Repository, required.Npm);

        Assert.Null(assets.ModulesFolder);
        Assert.All(
            new[] { assets.PlotlyScript, assets.KatexScript, assets.KatexStyle, assets.RevealScript, assets.RevealStyle },
            link => Assert.StartsWith("sha384-", link?.Integrity));
    }

    [Fact]
    public void Installed_packages_come_before_links()
    {
        string script = _course.File(".course/node_modules/katex/dist/katex.min.js", "");

        string? folder = PageAssets.From(_course.Repository, []).ModulesFolder;

        Assert.Equal(script, Path.Combine(folder!, "node_modules", "katex", "dist", "katex.min.js"));
    }
}
