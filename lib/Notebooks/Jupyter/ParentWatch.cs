using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Notebooks.Jupyter;

/// <summary>Ends a kernel whose Jupyter has died: nobody could ever shut it down.</summary>
internal static partial class ParentWatch
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Calls back when the process is gone that Jupyter names in JPY_PARENT_PID; never where it names none.</summary>
    public static Timer? Start(Action gone)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture, out var id) || id <= 1)
            return null;
        var isChild = !OperatingSystem.IsWindows() && Parent() == id;
        return new Timer(_ =>
        {
            if (isChild ? Parent() != id : !IsAlive(id))
                gone();
        }, null, s_interval, s_interval);
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var parent = Process.GetProcessById(id);
            return !parent.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The parent, which the system changes when it dies, even while nobody has collected its exit code.</summary>
    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int Parent();
}
