using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Notebooks.Jupyter.Zmq;
using Notebooks.Protocol;

namespace Notebooks.Jupyter;

/// <summary>
/// Carries a kernel's messages over ZeroMQ. One thread owns all sockets; who sends puts the message in a queue and rings
/// a bell, a pair of sockets that the thread listens to beside the others.
/// </summary>
internal sealed class JupyterTransport : IKernelTransport
{
    /// <summary>A sender that runs ahead of the front end waits, so that a flood of output does not fill the memory.</summary>
    private const int MostQueued = 256;
    private const string BellAddress = "inproc://bell";

    /// <summary>How long output waits for a front end that does not read, before it is dropped and the cell goes on.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly ZmqContext _context = new();
    private readonly List<ZmqSocket> _sockets = [];
    private readonly MessageChannel[] _channels = [MessageChannel.Control, MessageChannel.Shell, MessageChannel.Stdin];
    private readonly ZmqSocket _publisher;
    private readonly ZmqSocket _bell;
    private readonly ZmqSocket _bellRope;
    private readonly Lock _ringing = new();
    private readonly Heartbeat _heartbeat;
    private readonly WireMessage _wire;
    private readonly BlockingCollection<KernelMessage> _outgoing = new(MostQueued);
    private readonly Channel<KernelMessage> _incoming = Channel.CreateUnbounded<KernelMessage>();
    private readonly Thread _thread;
    private long _stuckSince;

    /// <summary>Listens where the connection file says.</summary>
    /// <exception cref="JupyterException">libzmq is missing, or an address is taken.</exception>
    public JupyterTransport(ConnectionFile connection)
    {
        _wire = new WireMessage(new MessageSignature(connection.Key));
        _sockets.Add(Listen(ZmqSocketType.Router, connection.Endpoint(connection.ControlPort)));
        _sockets.Add(Listen(ZmqSocketType.Router, connection.Endpoint(connection.ShellPort)));
        _sockets.Add(Listen(ZmqSocketType.Router, connection.Endpoint(connection.StdinPort)));
        _publisher = Listen(ZmqSocketType.Publish, connection.Endpoint(connection.IopubPort));
        _bell = Listen(ZmqSocketType.Pair, BellAddress);
        _bellRope = new ZmqSocket(_context, ZmqSocketType.Pair);
        _bellRope.Connect(BellAddress);
        _heartbeat = new Heartbeat(_context, connection.Endpoint(connection.HbPort));
        _thread = new Thread(Run) { IsBackground = true, Name = "Jupyter messages" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Send(KernelMessage message)
    {
        try
        {
            _outgoing.Add(message);
            Ring();
        }
        catch (InvalidOperationException)
        {
            // The kernel is ending.
        }
    }

    /// <inheritdoc/>
    public async ValueTask<KernelMessage?> ReceiveAsync(CancellationToken cancellation) =>
        await _incoming.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false) && _incoming.Reader.TryRead(out KernelMessage? message) ? message : null;

    /// <summary>Sends what is queued and accepts no more; for the last moment of a process.</summary>
    public void Complete()
    {
        if (_outgoing.IsAddingCompleted)
            return;
        _outgoing.CompleteAdding();
        Ring();
        if (_thread != Thread.CurrentThread)
            _thread.Join(TimeSpan.FromSeconds(5));
    }

    public ValueTask DisposeAsync()
    {
        Complete();
        _heartbeat.Dispose();
        foreach (ZmqSocket socket in _sockets.Append(_publisher).Append(_bell).Append(_bellRope))
            socket.Dispose();
        _context.Dispose();
        return ValueTask.CompletedTask;
    }

    private ZmqSocket Listen(ZmqSocketType type, string endpoint)
    {
        var socket = new ZmqSocket(_context, type);
        socket.Bind(endpoint);
        return socket;
    }

    private void Ring()
    {
        lock (_ringing)
            _bellRope.TrySend([[]]);
    }

    private void Run()
    {
        ZmqSocket[] watched = [.. _sockets, _bell];
        while (!_outgoing.IsCompleted)
        {
            var ready = ZmqContext.Wait(watched, _stuckSince == 0 ? -1 : 5);
            for (var i = 0; i < _channels.Length; i++)
            {
                while (ready[i] && _sockets[i].TryReceive() is { } frames)
                {
                    if (_wire.Parse(frames, _channels[i]) is { } message)
                        _incoming.Writer.TryWrite(message);
                }
            }

            while (_bell.TryReceive() is not null)
            {
                // Rung more than once.
            }

            SendQueued();
        }

        _incoming.Writer.TryComplete();
    }

    private KernelMessage? _held;

    private void SendQueued()
    {
        while (_held is not null || _outgoing.TryTake(out _held))
        {
            if (!TrySend(_held) && !IsPatienceOver())
                return;
            _held = null;
            _stuckSince = 0;
        }
    }

    private bool TrySend(KernelMessage message)
    {
        ZmqSocket socket = message.Channel == MessageChannel.IOPub ? _publisher : _sockets[Array.IndexOf(_channels, message.Channel)];
        return socket.TrySend(_wire.ToFrames(message));
    }

    private bool IsPatienceOver()
    {
        if (_stuckSince == 0)
            _stuckSince = Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(_stuckSince) > s_patience;
    }
}
