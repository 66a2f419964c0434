using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Notebooks.Assistance;

namespace Notebooks.Kernel;

/// <summary>The runtime's own assemblies, and this one for the helpers that cells call.</summary>
internal static class FrameworkReferences
{
    private static readonly string[] s_paths = FindPaths();

    /// <summary>Simple names of the runtime's assemblies: they are never taken from a notebook's folder.</summary>
    public static ImmutableHashSet<string> Names { get; } =
        [.. s_paths.Select(path => Path.GetFileNameWithoutExtension(path))];

    public static ImmutableArray<MetadataReference> Create() =>
        [.. s_paths.Append(typeof(FrameworkReferences).Assembly.Location).Select(path =>
            MetadataReference.CreateFromFile(path, documentation: XmlDocumentation.OfFramework))];

    private static string[] FindPaths()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == runtime)];
    }
}
