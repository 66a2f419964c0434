using System.Globalization;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Counts calls and time of libtorch's operators on this thread.</summary>
internal static partial class OperatorProfile
{
    public static void Start() => NativeError.Check(st_profile_start());

    /// <summary>How often an operator was called, and how long it took without the operators that it called.</summary>
    internal readonly record struct Entry(string Name, long Calls, double Seconds);

    /// <summary>Ends the count.</summary>
    /// <returns>The operators, those that took longest first.</returns>
    public static IReadOnlyList<Entry> Stop()
    {
        NativeError.Check(st_profile_stop(out var text));
        var lines = Marshal.PtrToStringUTF8(text)!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(Parse).OrderByDescending(entry => entry.Seconds)];
    }

    private static Entry Parse(string line)
    {
        var parts = line.Split('\t');
        var invariant = CultureInfo.InvariantCulture;
        return new(parts[0], long.Parse(parts[1], invariant), double.Parse(parts[2], invariant));
    }

    [LibraryImport(NativeLoader.LibraryName)]
    private static partial int st_profile_start();

    [LibraryImport(NativeLoader.LibraryName)]
    private static partial int st_profile_stop(out nint text);
}
