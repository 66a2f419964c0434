using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Notebooks.Protocol;

namespace Notebooks.Kernel;

/// <summary>The kernel process of the headless runner.</summary>
internal static class KernelProgram
{
    /// <summary>Serves the front end that listens at a local socket, until it is gone.</summary>
    public static async Task RunAsync(string socketPath)
    {
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        var native = new NativeStreams();
        using var session = new CSharpSession(Environment.CurrentDirectory);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath)).ConfigureAwait(false);
        await using var transport = new LineTransport(new NetworkStream(socket));

        var server = new KernelServer(transport, session, native);

        // A cell may end the process; what it printed before still arrives.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Flush();
            transport.Complete();
            session.Dispose();
        };
        ExceptionHandling.SetUnhandledExceptionHandler(Survive);
        await server.RunAsync().ConfigureAwait(false);
    }

    /// <summary>A thread that a cell left running has failed: its cell says so, and the kernel lives.</summary>
    private static bool Survive(Exception exception)
    {
        if (!CellScope.IsCurrentStopped)
            Console.Error.WriteLine($"A background thread ended with {exception}");
        return true;
    }
}
