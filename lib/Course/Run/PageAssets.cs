using Course.Requirements;
using Notebooks.Export;

namespace Course.Run;

/// <summary>Where exported pages take their scripts from: the npm packages where they are installed, else the CDN.</summary>
public static class PageAssets
{
    /// <summary>Takes them from what environment.json lists.</summary>
    /// <param name="repository">The course.</param>
    /// <param name="packages">The npm packages.</param>
    public static ExportAssets From(Repository repository, IReadOnlyList<NpmPackage> packages)
    {
        ArgumentNullException.ThrowIfNull(repository);
        NpmFile[] files = [.. packages.SelectMany(package => package.Files)];
        return new ExportAssets(Directory.Exists(repository.NodeModules) ? repository.State : null)
        {
            PlotlyScript = Link(files, "plotly-cartesian.min.js"),
            KatexScript = Link(files, "katex.min.js"),
            KatexStyle = Link(files, "katex.min.css"),
            RevealScript = Link(files, "reveal.js"),
            RevealStyle = Link(files, "reveal.css"),
        };
    }

    private static AssetLink? Link(IReadOnlyList<NpmFile> files, string name) =>
        files.FirstOrDefault(file => Path.GetFileName(file.Path) == name) is { } file
            ? new AssetLink(file.Url, file.Integrity)
            : null;
}
