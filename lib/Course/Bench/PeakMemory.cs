using System.Globalization;

namespace Course.Bench;

/// <summary>The most memory that this process has had resident, as the system counts it.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";
    private const string Field = "VmHWM:";

    public static long OfThisProcess()
    {
        if (!File.Exists(Status))
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }

        string line = File.ReadLines(Status).First(line => line.StartsWith(Field, StringComparison.Ordinal));
        string kibibytes = line[Field.Length..].Replace("kB", "", StringComparison.Ordinal);
        return 1024 * long.Parse(kibibytes, CultureInfo.InvariantCulture);
    }
}
