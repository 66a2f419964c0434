using Notebooks.Jupyter.Zmq;

namespace Notebooks.Jupyter;

/// <summary>Sends back whatever comes, on a thread of its own: that is how Jupyter sees that the kernel lives.</summary>
internal sealed class Heartbeat : IDisposable
{
    private const int Tick = 200;
    private readonly ZmqSocket _socket;
    private readonly Thread _thread;
    private volatile bool _ended;

    public Heartbeat(ZmqContext context, string endpoint)
    {
        _socket = new ZmqSocket(context, ZmqSocketType.Reply);
        try
        {
            _socket.Bind(endpoint);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        _thread = new Thread(Beat) { IsBackground = true, Name = "heartbeat" };
        _thread.Start();
    }

    public void Dispose()
    {
        _ended = true;
        _thread.Join();
        _socket.Dispose();
    }

    private void Beat()
    {
        while (!_ended)
        {
            if (ZmqContext.Wait([_socket], Tick)[0] && _socket.TryReceive() is { } frames)
                _socket.TrySend(frames);
        }
    }
}
