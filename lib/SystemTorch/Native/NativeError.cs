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

    private static void Throw()
    {
        var message = Marshal.PtrToStringUTF8(NativeMethods.st_last_error());
        throw new ExternalException(message);
    }
}
