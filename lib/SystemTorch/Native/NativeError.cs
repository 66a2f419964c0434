using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Turns the error codes of the native library into exceptions.</summary>
internal static class NativeError
{
    private const int ArgumentMissing = 2;
    private const string Advertisement = " If you are a Facebook employee";

    /// <exception cref="ExternalException">The call failed; the message is libtorch's, in short, and what to do.</exception>
    /// <exception cref="ArgumentNullException">An argument that must have a value has none.</exception>
    public static void Check(int code)
    {
        if (code != 0)
        {
            Throw(code);
        }
    }

    /// <summary>The first line of what libtorch said of the last failure on this thread; below it are its tables of backends.</summary>
    public static string FirstLine()
    {
        var line = (Marshal.PtrToStringUTF8(NativeMethods.st_last_error()) ?? "").Split('\n')[0];
        var end = line.IndexOf(Advertisement, StringComparison.Ordinal);
        return end < 0 ? line : line[..end];
    }

    private static void Throw(int code)
    {
        var message = ErrorAdvice.Complete(FirstLine());
        throw code == ArgumentMissing ? new ArgumentNullException(null, message) : new ExternalException(message);
    }
}
