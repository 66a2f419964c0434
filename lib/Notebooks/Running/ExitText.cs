using System.Diagnostics;

namespace Notebooks.Running;

/// <summary>How a process ended, in words.</summary>
internal static class ExitText
{
    public static string Of(Process process)
    {
        if (!process.HasExited)
            return "closed its connection without ending";
        return process.ExitCode switch
        {
            // The shell's convention for signals, which .NET follows: 128 + number.
            134 => "was aborted (signal 6): a native library or a stack overflow ended it",
            135 => "crashed with a bus error (signal 7)",
            136 => "crashed with an arithmetic error (signal 8)",
            137 => "was killed (signal 9), perhaps because the machine ran out of memory",
            139 => "crashed with a segmentation fault (signal 11)",
            var code => $"ended with exit code {code}",
        };
    }
}
