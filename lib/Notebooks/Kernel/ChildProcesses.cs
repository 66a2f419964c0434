using System.Diagnostics;
using System.Globalization;

namespace Notebooks.Kernel;

/// <summary>The processes that cells have started.</summary>
internal static class ChildProcesses
{
    /// <summary>Ends them and what they have started in turn; on Linux, where the system lists them.</summary>
    public static void KillAll()
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            foreach (var child in Children(Path.Combine(thread, "children")))
                Kill(child);
        }
    }

    private static int[] Children(string file)
    {
        try
        {
            return [.. File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
