using static Notebooks.Jupyter.Zmq.ZmqLibrary;

namespace Notebooks.Jupyter.Zmq;

/// <summary>What the sockets of a process share. Disposed after all of them; that waits until sent messages are out.</summary>
internal sealed class ZmqContext : IDisposable
{
    /// <exception cref="JupyterException">libzmq is not installed.</exception>
    public ZmqContext() => Handle = NewContext();

    public nint Handle { get; }

    public void Dispose() => _ = Terminate(Handle);

    /// <summary>Waits until one of the sockets has a message, or the time is over.</summary>
    /// <returns>Which have one.</returns>
    public static unsafe bool[] Wait(IReadOnlyList<ZmqSocket> sockets, int milliseconds)
    {
        const short HasInput = 1;

        // zmq_pollitem_t: the socket, a file (an int; on Windows a pointer), what to wait for, what there is.
        var events = sizeof(nint) + (OperatingSystem.IsWindows() ? sizeof(nint) : sizeof(int));
        var size = (events + 2 * sizeof(short) + sizeof(nint) - 1) / sizeof(nint) * sizeof(nint);
        byte* items = stackalloc byte[size * sockets.Count];
        for (var i = 0; i < sockets.Count; i++)
        {
            *(nint*)(items + i * size) = sockets[i].Handle;
            *(short*)(items + i * size + events) = HasInput;
        }

        if (Poll(items, sockets.Count, milliseconds) < 0 && LastError() != Interrupted)
            throw Error("waiting for messages");
        var ready = new bool[sockets.Count];
        for (var i = 0; i < ready.Length; i++)
            ready[i] = (*(short*)(items + i * size + events + sizeof(short)) & HasInput) != 0;
        return ready;
    }
}
