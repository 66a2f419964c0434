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
    /// <summary>With so many messages waiting, whoever puts out more is slowed down, so that a flood does not fill the memory.</summary>
    private const int MostQueued = 256;
    private const string BellAddress = "inproc://bell";

    /// <summary>How long output waits for a front end that does not read; what comes after that is dropped until it reads again.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>The longest that one message slows its sender down: an interrupted cell still has to say its last words.</summary>
    private static readonly TimeSpan s_brake = TimeSpan.FromMilliseconds(200);

    private readonly ZmqContext _context = new();
    private readonly List<ZmqSocket> _sockets = [];
    private readonly MessageChannel[] _channels = [MessageChannel.Control, MessageChannel.Shell, MessageChannel.Stdin];
    private readonly ZmqSocket _publisher;
    private readonly ZmqSocket _bell;
    private readonly ZmqSocket _bellRope;
    private readonly Lock _ringing = new();
    private readonly Heartbeat _heartbeat;
    private readonly WireMessage _wire;
    private readonly object _room = new();

    // Output waits for a front end that reads slowly; replies must not wait behind it.
    private readonly ConcurrentQueue<KernelMessage> _replies = new();
    private readonly ConcurrentQueue<KernelMessage> _published = new();
    private readonly Channel<KernelMessage> _incoming =
        Channel.CreateUnbounded<KernelMessage>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
    private readonly Thread _thread;
    private volatile bool _ending;
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
        if (_ending)
            return;
        if (message.Type is MessageTypes.Stream or MessageTypes.DisplayData or MessageTypes.UpdateDisplayData)
            Brake();
        (message.Channel == MessageChannel.IOPub ? _published : _replies).Enqueue(message);
        Ring();
    }

    /// <inheritdoc/>
    public async ValueTask<KernelMessage?> ReceiveAsync(CancellationToken cancellation) =>
        await _incoming.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false) && _incoming.Reader.TryRead(out KernelMessage? message) ? message : null;

    /// <summary>Sends what is queued and accepts no more; for the last moment of a process.</summary>
    public void Complete()
    {
        if (_ending)
            return;
        _ending = true;
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
        while (!_ending || HasQueued)
        {
            var ready = ZmqContext.Wait(watched, HasQueued ? 5 : -1);
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

    private bool HasQueued => !_replies.IsEmpty || !_published.IsEmpty;

    private void Brake()
    {
        lock (_room)
        {
            if (_published.Count >= MostQueued)
                Monitor.Wait(_room, s_brake);
        }
    }

    private void SendQueued()
    {
        while (_replies.TryPeek(out KernelMessage? reply) && TrySend(reply))
            _replies.TryDequeue(out _);
        while (_published.TryPeek(out KernelMessage? output))
        {
            if (TrySend(output))
                _stuckSince = 0;
            else if (!IsPatienceOver())
                return;
            _published.TryDequeue(out _);
            lock (_room)
                Monitor.PulseAll(_room);
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
