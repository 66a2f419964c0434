using System.Runtime.InteropServices;
using Notebooks.Kernel;

namespace Notebooks.Jupyter;

/// <summary>The kernel as Jupyter starts it.</summary>
public static class JupyterKernel
{
    /// <summary>Serves Jupyter until it asks for a shutdown or is gone, in the working directory of this process.</summary>
    /// <param name="connectionFile">The file that says where to listen.</param>
    /// <exception cref="JupyterException">The file is unusable, an address is taken, or libzmq is missing.</exception>
    public static async Task RunAsync(string connectionFile)
    {
        var transport = new JupyterTransport(ConnectionFile.Read(connectionFile));
        await using (transport.ConfigureAwait(false))
        {
            var native = new CapturedStreams();
            using var session = new CSharpSession(Environment.CurrentDirectory);
            var server = new KernelServer(transport, session, native);
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                server.Interrupt();
            });
            using Timer? watch = ParentWatch.Start(() => Environment.Exit(0));
            KernelProgram.Prepare(session, () =>
            {
                server.Flush();
                transport.Complete();
                session.Dispose();
            });
            session.WarmUp();
            await server.RunAsync().ConfigureAwait(false);
        }
    }
}
