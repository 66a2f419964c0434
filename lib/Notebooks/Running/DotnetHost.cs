using System.Runtime.InteropServices;

namespace Notebooks.Running;

/// <summary>The program that runs .NET programs: the one beside the runtime that this process runs on.</summary>
internal static class DotnetHost
{
    public static string Path { get; } = System.IO.Path.GetFullPath(
        OperatingSystem.IsWindows() ? "../../../dotnet.exe" : "../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory());
}
