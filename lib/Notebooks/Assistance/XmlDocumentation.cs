using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Notebooks.Assistance;

/// <summary>Documentation from the XML files that compilers write, searched when somebody asks.</summary>
internal sealed class XmlDocumentation : DocumentationProvider
{
    private readonly ConcurrentDictionary<string, string> _found = new();
    private readonly Lazy<string[]> _files;

    private XmlDocumentation(Func<string[]> files) => _files = new Lazy<string[]>(files);

    /// <summary>Of the runtime's own types. It comes with the SDK; without an SDK there is none.</summary>
    public static XmlDocumentation OfFramework { get; } = new(FrameworkFiles);

    /// <summary>Of a library: the .xml beside its .dll.</summary>
    public static XmlDocumentation Beside(string assembly)
    {
        var file = Path.ChangeExtension(assembly, ".xml");
        return new XmlDocumentation(() => File.Exists(file) ? [file] : []);
    }

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    protected override string GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        _found.GetOrAdd(documentationMemberID, id => _files.Value.Select(file => Member(file, id)).FirstOrDefault(text => text is not null) ?? "");

    /// <summary>The element of one member: in these files each begins and ends on a line of its own.</summary>
    private static string? Member(string file, string id)
    {
        var first = $"<member name=\"{id}\">";
        StringBuilder? text = null;
        foreach (var line in File.ReadLines(file))
        {
            if (text is null && line.Contains(first, StringComparison.Ordinal))
                text = new StringBuilder();
            text?.Append(line).Append('\n');
            if (text is not null && line.Contains("</member>", StringComparison.Ordinal))
                return text.ToString();
        }

        return null;
    }

    /// <summary>The files of the newest pack of the running version, System.Runtime.xml first because it holds most.</summary>
    private static string[] FrameworkFiles()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath("../../../packs/Microsoft.NETCore.App.Ref", runtime);
        var version = $"{Environment.Version.Major}.{Environment.Version.Minor}";
        if (!Directory.Exists(packs))
            return [];
        var pack = Directory.EnumerateDirectories(packs, version + ".*").Order(StringComparer.Ordinal).LastOrDefault();
        var folder = pack is null ? null : Path.Combine(pack, "ref", "net" + version);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.xml").OrderByDescending(file => new FileInfo(file).Length)]
            : [];
    }
}
