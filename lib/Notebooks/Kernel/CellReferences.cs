using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Assistance;

namespace Notebooks.Kernel;

/// <summary>
/// Resolves <c>#r</c>. What a cell names is visible to it; what that needs in turn is found beside it, and is not.
/// </summary>
internal sealed class CellReferences(string workingDirectory, ShadowFolders shadows) : MetadataReferenceResolver
{
    /// <summary>The alias by which the compiler knows references that no name lookup may see.</summary>
    private static readonly MetadataReferenceProperties s_implicit = MetadataReferenceProperties.Assembly.WithAliases(["<implicit>"]);

    private readonly Dictionary<string, PortableExecutableReference> _references = [];
    private readonly Dictionary<string, PortableExecutableReference> _dependencies = [];
    private readonly Dictionary<string, (string Source, DateTime Written)> _named = new(StringComparer.OrdinalIgnoreCase);

    public override bool ResolveMissingAssemblies => true;

    /// <summary>Checks a <c>#r</c> before the compiler sees it, for errors that say what to do.</summary>
    /// <param name="directive">The directive.</param>
    /// <param name="baseFile">The file that holds it.</param>
    /// <returns>A remark for the reader, or null.</returns>
    /// <exception cref="CellException">The reference cannot be had.</exception>
    public string? Check(ReferenceDirectiveTriviaSyntax directive, string? baseFile)
    {
        var reference = directive.File.ValueText;
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            throw Error(directive,
                $"'#r \"{reference}\"' asks for a NuGet package, which this kernel does not download; "
                + "build a project that references the package and name its dll: #r \"path/to/Package.dll\".");
        }

        if (Path.IsPathRooted(reference) || reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            return CheckFile(directive, FullPath(reference, baseFile));
        if (!FrameworkReferences.Names.Contains(new System.Reflection.AssemblyName(reference).Name ?? ""))
            throw Error(directive, $"'#r \"{reference}\"' names no assembly of the runtime; expected a path that ends in .dll.");
        return null;
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        // Not the properties asked for: their recursive aliases would make all dependencies visible as well.
        var path = FullPath(reference, baseFilePath);
        return File.Exists(path) ? [Reference(shadows.Copy(path))] : [];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        FrameworkReferences.Find(referenceIdentity.Name)?.WithProperties(s_implicit)
        ?? (shadows.Find(referenceIdentity.Name + ".dll") is { } path ? Dependency(path) : null);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private string? CheckFile(ReferenceDirectiveTriviaSyntax directive, string path)
    {
        if (!File.Exists(path))
        {
            throw Error(directive,
                $"'#r \"{directive.File.ValueText}\"' names {path}, which does not exist; build the library, or correct the path "
                + "(it is relative to the notebook's folder).");
        }

        DateTime written = File.GetLastWriteTimeUtc(path);
        var name = Path.GetFileName(path);
        if (_named.TryAdd(name, (path, written)))
            return null;
        (string source, DateTime loaded) = _named[name];
        if (source != path)
            throw Error(directive, $"{name} is already loaded from {source}; restart the kernel to load the one at {path}.");
        return written != loaded ? $"{name} has been rebuilt since this kernel loaded it; restart the kernel to use the new one." : null;
    }

    private string FullPath(string reference, string? baseFile)
    {
        var folder = baseFile is not null && Path.IsPathRooted(baseFile) ? Path.GetDirectoryName(baseFile)! : workingDirectory;
        return Path.GetFullPath(reference, folder);
    }

    private PortableExecutableReference Reference(string path)
    {
        lock (_references)
        {
            if (!_references.TryGetValue(path, out PortableExecutableReference? reference))
                _references.Add(path, reference = MetadataReference.CreateFromFile(path, documentation: XmlDocumentation.Beside(path)));
            return reference;
        }
    }

    private PortableExecutableReference Dependency(string path)
    {
        lock (_references)
        {
            if (!_dependencies.TryGetValue(path, out PortableExecutableReference? dependency))
                _dependencies.Add(path, dependency = Reference(path).WithProperties(s_implicit));
            return dependency;
        }
    }

    private static CellException Error(ReferenceDirectiveTriviaSyntax directive, string message)
    {
        FileLinePositionSpan span = directive.GetLocation().GetLineSpan();
        return new CellException(new CellError("ReferenceError", message)
        {
            Line = span.StartLinePosition.Line + 1,
            SourceLine = directive.ToString(),
        });
    }
}
