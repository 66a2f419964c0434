using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Notebooks.Kernel;

/// <summary>
/// Holds the compiled cells and the assemblies they reference. Each referenced assembly is loaded once, from its
/// private copy, and never meets the kernel's own dependencies.
/// </summary>
internal sealed class CellLoadContext(ShadowFolders shadows) : AssemblyLoadContext("cells")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name || FrameworkReferences.Names.Contains(name))
            return null;
        return shadows.Find(name + ".dll") is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var platform = RuntimeInformation.RuntimeIdentifier;
        foreach (var name in Spellings(unmanagedDllName))
        {
            if ((shadows.Find(name) ?? shadows.Find(Path.Combine("runtimes", platform, "native", name))) is { } path)
                return LoadUnmanagedDllFromPath(path);
        }

        return 0;
    }

    private static string[] Spellings(string name) =>
        OperatingSystem.IsWindows() ? [name, name + ".dll"]
        : OperatingSystem.IsMacOS() ? [name, $"lib{name}.dylib", name + ".dylib"]
        : [name, $"lib{name}.so", name + ".so"];
}
