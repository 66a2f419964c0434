using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Settings of the threads that work on one operator. OpenMP reads them once, when libtorch is loaded.</summary>
internal static partial class OpenMP
{
    private const string SpinCount = "GOMP_SPINCOUNT";
    private const string WaitPolicy = "OMP_WAIT_POLICY";

    // By default a thread that waits for the others spins for a millisecond. On a machine with other work to do it then
    // spins in the place of the thread that it waits for: training was 20 times slower beside one busy process. A thirtieth
    // of that is enough to bridge the pauses between operators, and costs nothing on a quiet machine.
    private const string Briefly = "10000";

    /// <summary>Lets waiting threads sleep soon, unless the environment says how they should wait.</summary>
    internal static void SpinBriefly()
    {
        var chosen = Environment.GetEnvironmentVariable(SpinCount) ?? Environment.GetEnvironmentVariable(WaitPolicy);
        if (OperatingSystem.IsLinux() && string.IsNullOrEmpty(chosen))
        {
            // .NET keeps environment variables to itself; native code reads those of the C library.
            _ = SetEnvironment(SpinCount, Briefly, overwrite: 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
