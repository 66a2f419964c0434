using System.Reflection;
using System.Runtime.InteropServices;

namespace ResNets.Training;

/// <summary>What a history says about where it was recorded: the kind of machine, never its name.</summary>
internal static class RunEnvironment
{
    private static readonly Assembly s_library = typeof(RunEnvironment).Assembly;

    /// <summary>System, architecture, processor and its cores, such as <c>Linux X64, 2 cores, Example CPU @ 2.5 GHz</c>.</summary>
    internal static string Machine { get; } = Describe();

    /// <summary>What the library was built on.</summary>
    internal static string Stack { get; } =
        s_library.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "Stack")?.Value ?? "unknown";

    /// <summary>The library's version.</summary>
    internal static string Version { get; } =
        s_library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The most memory that this process has held so far, in bytes.</summary>
    internal static long PeakMemory
    {
        get
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    private static string Describe()
    {
        var system = OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "other";
        var cores = $"{Environment.ProcessorCount} cores";
        return string.Join(", ", new[] { $"{system} {RuntimeInformation.ProcessArchitecture}", cores, Processor() }.Where(part => part.Length > 0));
    }

    private static string Processor()
    {
        const string Facts = "/proc/cpuinfo";
        return File.Exists(Facts)
            ? File.ReadLines(Facts).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[^1].Trim() ?? string.Empty
            : string.Empty;
    }
}
