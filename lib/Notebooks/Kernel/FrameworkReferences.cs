using System.Collections.Immutable;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Notebooks.Assistance;

namespace Notebooks.Kernel;

/// <summary>
/// The runtime's own assemblies, and this one for the helpers that cells call. They are read once a process: the
/// compiler keeps what it has read of each outside of the managed heap.
/// </summary>
internal static class FrameworkReferences
{
    private static readonly string[] s_paths = FindPaths();
    private static readonly Lazy<ImmutableDictionary<string, PortableExecutableReference>> s_read = new(Read);
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_visible = new(FindVisible);

    /// <summary>Simple names of the runtime's assemblies: they are never taken from a notebook's folder.</summary>
    public static ImmutableHashSet<string> Names { get; } =
        [.. s_paths.Select(path => Path.GetFileNameWithoutExtension(path))];

    /// <summary>
    /// The assemblies that declare types, and those that these refer to. Every cell carries tables of its references, and
    /// half of the runtime's assemblies only forward the names of types to others: <see cref="Find"/> has them for
    /// libraries that were built against them.
    /// </summary>
    public static ImmutableArray<MetadataReference> Visible => s_visible.Value;

    /// <summary>An assembly of the runtime by its simple name; null when there is none.</summary>
    public static PortableExecutableReference? Find(string name) => s_read.Value.GetValueOrDefault(name);

    private static ImmutableDictionary<string, PortableExecutableReference> Read() => s_paths
        .Append(typeof(FrameworkReferences).Assembly.Location)
        .ToImmutableDictionary(
            path => Path.GetFileNameWithoutExtension(path),
            path => MetadataReference.CreateFromFile(path, documentation: XmlDocumentation.OfFramework));

    private static ImmutableArray<MetadataReference> FindVisible()
    {
        var readers = s_read.Value.ToDictionary(read => read.Key, read => Reader(read.Value));
        string[] declaring = [.. readers.Where(read => DeclaresTypes(read.Value)).Select(read => read.Key)];
        var needed = declaring.SelectMany(name => ReferencesOf(readers[name])).Where(readers.ContainsKey);
        return [.. declaring.Union(needed).Order(StringComparer.Ordinal).Select(name => s_read.Value[name])];
    }

    private static MetadataReader Reader(PortableExecutableReference reference) =>
        ((AssemblyMetadata)reference.GetMetadata()).GetModules()[0].GetMetadataReader();

    /// <summary>Whether it holds more than the type that every module has.</summary>
    private static bool DeclaresTypes(MetadataReader reader) => reader.TypeDefinitions.Count > 1;

    private static IEnumerable<string> ReferencesOf(MetadataReader reader) =>
        reader.AssemblyReferences.Select(reference => reader.GetString(reader.GetAssemblyReference(reference).Name));

    private static string[] FindPaths()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == runtime).Distinct()];
    }
}
