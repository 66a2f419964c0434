using System.Reflection;
using System.Runtime.InteropServices;

namespace Notebooks.Jupyter.Zmq;

/// <summary>The functions of libzmq 4 that a kernel needs.</summary>
internal static unsafe partial class ZmqLibrary
{
    private const string Name = "zmq";

    private static readonly string[] s_files =
        OperatingSystem.IsWindows() ? ["libzmq.dll", "zmq.dll"]
        : OperatingSystem.IsMacOS() ? ["libzmq.5.dylib", "/opt/homebrew/lib/libzmq.5.dylib", "/usr/local/lib/libzmq.5.dylib"]
        : ["libzmq.so.5", "libzmq.so"];

    static ZmqLibrary() => NativeLibrary.SetDllImportResolver(typeof(ZmqLibrary).Assembly, Resolve);

    /// <summary>What <c>zmq_errno</c> says when a call would have to wait.</summary>
    public static int WouldBlock => OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>What <c>zmq_errno</c> says when a signal came during a call.</summary>
    public const int Interrupted = 4;

    /// <summary>The last error, as an exception that says what was being done.</summary>
    /// <param name="doing">Such as "binding tcp://127.0.0.1:5000".</param>
    public static JupyterException Error(string doing) =>
        new($"ZeroMQ failed at {doing}: {Marshal.PtrToStringUTF8(ErrorText(LastError()))}.");

    [LibraryImport(Name, EntryPoint = "zmq_ctx_new")]
    public static partial nint NewContext();

    [LibraryImport(Name, EntryPoint = "zmq_ctx_term")]
    public static partial int Terminate(nint context);

    [LibraryImport(Name, EntryPoint = "zmq_socket")]
    public static partial nint NewSocket(nint context, int type);

    [LibraryImport(Name, EntryPoint = "zmq_close")]
    public static partial int Close(nint socket);

    [LibraryImport(Name, EntryPoint = "zmq_setsockopt")]
    public static partial int SetOption(nint socket, int option, in int value, nuint size);

    [LibraryImport(Name, EntryPoint = "zmq_getsockopt")]
    public static partial int GetOption(nint socket, int option, out int value, ref nuint size);

    [LibraryImport(Name, EntryPoint = "zmq_bind", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Bind(nint socket, string endpoint);

    [LibraryImport(Name, EntryPoint = "zmq_connect", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Connect(nint socket, string endpoint);

    [LibraryImport(Name, EntryPoint = "zmq_send")]
    public static partial int Send(nint socket, byte* data, nuint size, int flags);

    [LibraryImport(Name, EntryPoint = "zmq_msg_init")]
    public static partial int InitFrame(Frame* frame);

    [LibraryImport(Name, EntryPoint = "zmq_msg_recv")]
    public static partial int Receive(Frame* frame, nint socket, int flags);

    [LibraryImport(Name, EntryPoint = "zmq_msg_data")]
    public static partial byte* DataOf(Frame* frame);

    [LibraryImport(Name, EntryPoint = "zmq_msg_close")]
    public static partial int CloseFrame(Frame* frame);

    [LibraryImport(Name, EntryPoint = "zmq_poll")]
    public static partial int Poll(byte* items, int count, long milliseconds);

    [LibraryImport(Name, EntryPoint = "zmq_errno")]
    public static partial int LastError();

    [LibraryImport(Name, EntryPoint = "zmq_strerror")]
    private static partial nint ErrorText(int error);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name)
            return 0;
        foreach (var file in s_files)
        {
            if (NativeLibrary.TryLoad(file, assembly, null, out var library))
                return library;
        }

        throw new JupyterException(
            $"libzmq, which carries Jupyter's messages, was not found ({s_files[0]}); install it: on Debian and Ubuntu 'apt-get install libzmq5', on macOS 'brew install zeromq'.");
    }

    /// <summary>Room for a zmq_msg_t, which libzmq promises to be 64 bytes.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 64)]
    public struct Frame
    {
        [FieldOffset(0)]
        private readonly nint _alignment;
    }
}
