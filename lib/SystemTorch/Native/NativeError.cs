using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Turns the error codes of the native library into exceptions.</summary>
internal static class NativeError
{
    /// <exception cref="ExternalException">The call failed; the message is libtorch's.</exception>
    public static void Check(int code)
    {
        if (code != 0)
        {
            Throw();
        }
    }

    /// <summary>The first line of what libtorch said of the last failure on this thread.</summary>
    public static string FirstLine() => Message().Split('\n')[0];

    private static void Throw() => throw new ExternalException(Message());

    private static string Message() => Marshal.PtrToStringUTF8(NativeMethods.st_last_error()) ?? "";
}
