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
        Prepare(session, () =>
        {
            server.Flush();
            transport.Complete();
            session.Dispose();
        });
        await server.RunAsync().ConfigureAwait(false);
    }

    /// <summary>Makes a process fit for the code of cells, which may end it, and may leave threads that fail and processes that go on.</summary>
    /// <param name="session">Knows the cells' text.</param>
    /// <param name="atExit">Hands over what is left and cleans up.</param>
    public static void Prepare(CSharpSession session, Action atExit)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            ChildProcesses.KillAll();
            atExit();
        };
        ExceptionHandling.SetUnhandledExceptionHandler(exception => Survive(exception, session));
    }

    /// <summary>A thread that a cell left running has failed: its cell says so, and the kernel lives.</summary>
    private static bool Survive(Exception exception, CSharpSession session)
    {
        if (!CellScope.IsCurrentStopped)
            Console.Error.WriteLine($"A background thread ended with {string.Join('\n', session.Describe(exception))}");
        return true;
    }
}
