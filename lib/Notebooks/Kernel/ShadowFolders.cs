namespace Notebooks.Kernel;

/// <summary>
/// Private copies of the folders that notebooks reference assemblies from, so that a loaded library is never locked or
/// overwritten and can be rebuilt while the notebook is open.
/// </summary>
/// <param name="root">The folder that gets the copies.</param>
internal sealed class ShadowFolders(string root)
{
    /// <summary>Bigger files are vendors' native libraries: they are linked, because nobody rebuilds them in a course.</summary>
    private const long LargestCopy = 64 << 20;

    private static readonly string[] s_builtExtensions = [".dll", ".exe", ".so", ".dylib", ".pdb", ".json", ".xml"];
    private readonly Dictionary<string, string> _copies = [];

    /// <summary>Copies an assembly's folder, once, and returns where the assembly's copy is.</summary>
    /// <param name="assembly">The full path of the assembly.</param>
    /// <exception cref="IOException">The folder cannot be copied.</exception>
    public string Copy(string assembly)
    {
        var folder = Path.GetDirectoryName(assembly)!;
        lock (_copies)
        {
            if (!_copies.TryGetValue(folder, out var copy))
            {
                copy = Path.Combine(root, _copies.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Directory.CreateDirectory(copy);
                _copies.Add(folder, copy);
            }

            var target = Path.Combine(copy, Path.GetFileName(assembly));
            if (!File.Exists(target))
                CopyMissing(folder, copy);
            return target;
        }
    }

    /// <summary>The first copy of a file of that name, or null.</summary>
    public string? Find(string fileName)
    {
        lock (_copies)
            return _copies.Values.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
    }

    private static void CopyMissing(string folder, string copy)
    {
        foreach (var source in Directory.EnumerateFiles(folder))
        {
            var target = Path.Combine(copy, Path.GetFileName(source));
            if (File.Exists(target))
                continue;
            try
            {
                CopyOrLink(source, target);
            }
            catch (FileNotFoundException)
            {
                // A build in progress replaced the file while the folder was listed.
            }
        }

        var runtimes = Path.Combine(folder, "runtimes");
        if (Directory.Exists(runtimes) && !Directory.Exists(Path.Combine(copy, "runtimes")))
            Directory.CreateSymbolicLink(Path.Combine(copy, "runtimes"), runtimes);
    }

    private static void CopyOrLink(string source, string target)
    {
        var isBuilt = s_builtExtensions.Contains(Path.GetExtension(source)) || source.Contains(".so.", StringComparison.Ordinal);
        if ((isBuilt && new FileInfo(source).Length <= LargestCopy) || OperatingSystem.IsWindows())
            File.Copy(source, target);
        else
            File.CreateSymbolicLink(target, source);
    }
}
